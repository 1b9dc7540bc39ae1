using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IrisBench.AppHost.Workarounds;

/// <summary>Aspire leaves a process that ended as it is; no issue asks for another way.</summary>
internal static class SupervisionExtensions
{
    /// <summary>Starts the process again when it was killed, as a Deployment in a cluster does and as the gateway does with functions.</summary>
    public static IResourceBuilder<ProjectResource> StartAgainWhenKilled(this IResourceBuilder<ProjectResource> resource)
    {
        if (resource.ApplicationBuilder.ExecutionContext.IsRunMode)
            resource.ApplicationBuilder.Services.AddHostedService(
                services => ActivatorUtilities.CreateInstance<Supervision>(services, resource.Resource));
        return resource;
    }
}

/// <summary>Watches one resource. Who stops it in the dashboard asks it to end, and it stays so.</summary>
internal sealed class Supervision(
    ProjectResource resource, ResourceNotificationService notifications, ResourceCommandService commands, ILogger<Supervision> logger)
    : BackgroundService
{
    // 128 and the number of SIGKILL, as shells and dotnet run count.
    private const int Killed = 137;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wasUp = false;
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (change.Resource != resource)
                continue;
            var state = change.Snapshot.State?.Text;
            // An end is told more than once.
            if (wasUp && change.Snapshot.ExitCode == Killed && KnownResourceStates.TerminalStates.Contains(state))
            {
                logger.LogWarning("{Resource} was killed and is started again", resource.Name);
                await commands.ExecuteCommandAsync(resource, KnownResourceCommands.StartCommand, stoppingToken);
                wasUp = false;
            }

            wasUp |= state == KnownResourceStates.Running;
        }
    }
}
