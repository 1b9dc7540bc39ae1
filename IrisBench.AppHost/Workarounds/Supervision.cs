using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IrisBench.AppHost.Workarounds;

/// <summary>Aspire leaves a process that ended as it is; no issue asks for another way.</summary>
internal static class Supervision
{
    // 128 and the number of SIGKILL, as shells and dotnet run count.
    private const int Killed = 137;

    /// <summary>Starts the process again when it was killed, as a Deployment in a cluster does, and the gateway with functions. Who stops
    /// it in the dashboard asks it to end, and it stays so.</summary>
    public static IResourceBuilder<ProjectResource> StartAgainWhenKilled(this IResourceBuilder<ProjectResource> resource) =>
        resource.OnResourceStopped((project, stopped, cancellationToken) =>
        {
            var stopping = stopped.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            if (stopped.ResourceEvent.Snapshot.ExitCode != Killed || stopping.IsCancellationRequested)
                return Task.CompletedTask;

            stopped.Services.GetRequiredService<ResourceLoggerService>().GetLogger(project)
                .LogWarning("{Resource} was killed and is started again", project.Name);
            var commands = stopped.Services.GetRequiredService<ResourceCommandService>();
            // Not here: who tells of the end waits for this, and has the start to do.
            _ = Task.Run(() => commands.ExecuteCommandAsync(project, KnownResourceCommands.StartCommand, stopping), stopping);
            return Task.CompletedTask;
        });
}
