using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Executes the commands of resources: those of <see cref="KnownResourceCommands"/> and those of the AppHost.</summary>
public class ResourceCommandService
{
    private readonly IServiceProvider _services;

    internal ResourceCommandService(IServiceProvider services) => _services = services;

    /// <summary>Executes a command.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="commandName">The command, one of <see cref="KnownResourceCommands"/> or of <c>WithCommand</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How it went.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return ExecuteCommandAsync(resource.Name, commandName, cancellationToken);
    }

    /// <summary>Executes a command.</summary>
    /// <param name="resourceId">The name of the resource.</param>
    /// <param name="commandName">The command, one of <see cref="KnownResourceCommands"/> or of <c>WithCommand</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How it went.</returns>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        if (_services.GetRequiredService<DistributedApplicationModel>().Find(resourceId) is not { } resource)
            return CommandResults.Failure($"Resource '{resourceId}' not found.");
        if (resource.Annotations.OfType<ResourceCommandAnnotation>().LastOrDefault(command => command.Name == commandName) is not { } command)
            return CommandResults.Failure($"Command '{commandName}' not available for resource '{resourceId}'.");

        var logger = _services.GetRequiredService<ResourceLoggerService>().GetLogger(resource);
        try
        {
            return await command.ExecuteCommand(new ExecuteCommandContext
            {
                Services = _services,
                ResourceName = resource.Name,
                CancellationToken = cancellationToken,
                Logger = logger,
            });
        }
        catch (OperationCanceledException)
        {
            return CommandResults.Canceled();
        }
        catch (Exception exception)
        {
            // A callback of the AppHost may throw anything; the failure is its result.
            logger.LogError("Command {Command} failed: {Reason}", commandName, exception.Message);
            return CommandResults.Failure(exception);
        }
    }
}
