using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IrisBench.AppHost.RunningSystem;

/// <summary>Keeps the state file while the system is up.</summary>
internal sealed class RunningSystemAnnouncement(
    string path, DistributedApplicationModel model, ResourceNotificationService notifications, ILogger<RunningSystemAnnouncement> logger)
    : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        RunningSystemFile.Remove(path, Environment.ProcessId);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var projects = model.Resources.OfType<ProjectResource>().ToArray();
        try
        {
            await Task.WhenAll(projects.Select(project => notifications.WaitForResourceHealthyAsync(project.Name, stoppingToken)));
            RunningSystemFile.Write(path, Describe(projects));
        }
        catch (Exception exception) when (exception is DistributedApplicationException or IOException or UnauthorizedAccessException)
        {
            // The system may be of use all the same; irisbench just does not find it.
            logger.LogWarning("{Path} is not written: {Reason}", path, exception.Message);
        }
    }

    private static RunningSystemState Describe(IEnumerable<ProjectResource> projects)
    {
        using var self = Process.GetCurrentProcess();
        return new RunningSystemState(
            RunningSystemState.CurrentSchema,
            self.Id,
            self.StartTime.ToUniversalTime(),
            projects.ToDictionary(project => project.Name, Urls));
    }

    private static IReadOnlyDictionary<string, string> Urls(ProjectResource project)
        => project.GetEndpoints().ToDictionary(endpoint => endpoint.EndpointName, endpoint => endpoint.Url);
}
