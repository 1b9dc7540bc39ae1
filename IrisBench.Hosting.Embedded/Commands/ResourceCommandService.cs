using IrisBench.Hosting.Embedded;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Starts, stops and restarts resources.</summary>
public class ResourceCommandService
{
    private readonly IServiceProvider _services;

    internal ResourceCommandService(IServiceProvider services) => _services = services;

    /// <summary>Executes a command on a resource and waits until it is done.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="commandName">One of <see cref="KnownResourceCommands"/>.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>How it went; an unknown command or resource is a failure, not an exception.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return ExecuteCommandAsync(resource.Name, commandName, cancellationToken);
    }

    /// <summary>Executes a command on a resource and waits until it is done.</summary>
    /// <param name="resourceId">The id or name of the resource.</param>
    /// <param name="commandName">One of <see cref="KnownResourceCommands"/>.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>How it went; an unknown command or resource is a failure, not an exception.</returns>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        // Asked for late: the orchestrator needs the services that this one is among.
        if (_services.GetRequiredService<ApplicationOrchestrator>().Find(resourceId) is not { } process)
            return Failure($"Resource '{resourceId}' not found.");

        try
        {
            switch (commandName)
            {
                case "start":
                    await process.StartAsync(cancellationToken);
                    break;
                case "stop":
                    await process.StopAsync(cancellationToken);
                    break;
                case "restart":
                    await process.StopAsync(cancellationToken);
                    await process.StartAsync(cancellationToken);
                    break;
                default:
                    return Failure($"Command '{commandName}' not available for resource '{resourceId}'.");
            }

            return new ExecuteCommandResult { Success = true };
        }
        catch (OperationCanceledException)
        {
            return new ExecuteCommandResult { Success = false, Canceled = true };
        }
        catch (DistributedApplicationException exception)
        {
            return Failure(exception.Message);
        }
    }

    private static ExecuteCommandResult Failure(string message) => new() { Success = false, Message = message };
}
