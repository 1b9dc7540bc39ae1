using System.Diagnostics;
using IrisBench.AppHost.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IrisBench.AppHost.RunningSystem;

internal static class RunningSystemExtensions
{
    /// <summary>Writes a state file with the URLs of all processes once they are healthy, and removes it on stop, so that <c>irisbench</c>
    /// finds the system. The path is <see cref="RunningSystemSettings.StateFile"/>.</summary>
    public static IDistributedApplicationBuilder AnnounceRunningSystem(this IDistributedApplicationBuilder builder)
    {
        var path = builder.Configuration[RunningSystemSettings.StateFile] ?? RunningSystemFile.DefaultPath(builder.AppHostDirectory);
        if (builder.ExecutionContext.IsRunMode && path.Length > 0)
            builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<RunningSystemAnnouncement>(services, path));
        return builder;
    }
}

/// <summary>Aspire's dashboard, which Aspire adds to the model when the system starts.</summary>
internal static class DashboardPage
{
    /// <summary>Where it answers, without the token that logs in; null of a system that has none.</summary>
    public static EndpointReference? In(DistributedApplicationModel model)
        => model.Resources.OfType<IResourceWithEndpoints>().FirstOrDefault(resource => resource.Name == RunningSystemState.Dashboard)
            ?.GetEndpoints().FirstOrDefault(endpoint => endpoint.EndpointName is "http" or "https");
}

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
        var processes = WorkloadExtensions.Of(model.Resources).ToArray();
        try
        {
            await Task.WhenAll(processes.Select(process => notifications.WaitForResourceHealthyAsync(process.Name, stoppingToken)));
            if (RunningSystemFile.Announce(path, Describe(processes)) is { } other)
                logger.LogWarning(
                    "{Path} announces the system of another AppHost, process {Process}, which irisbench goes on using; to have it use this "
                    + "one, stop the other first and start this one again", path, other.ProcessId);
        }
        catch (Exception exception) when (exception is DistributedApplicationException or IOException or UnauthorizedAccessException)
        {
            // The system may be of use all the same; irisbench just does not find it.
            logger.LogWarning("{Path} is not written: {Reason}", path, exception.Message);
        }
    }

    private RunningSystemState Describe(IEnumerable<IResourceWithEndpoints> processes)
    {
        var resources = processes.ToDictionary(process => process.Name, Urls);
        if (DashboardPage.In(model) is { IsAllocated: true } dashboard)
            resources[dashboard.Resource.Name] = new Dictionary<string, string> { [dashboard.EndpointName] = dashboard.Url };
        using var self = Process.GetCurrentProcess();
        return new RunningSystemState(RunningSystemState.CurrentSchema, self.Id, self.StartTime.ToUniversalTime(), resources);
    }

    private static IReadOnlyDictionary<string, string> Urls(IResourceWithEndpoints process)
        => process.GetEndpoints().ToDictionary(endpoint => endpoint.EndpointName, endpoint => endpoint.Url);
}
