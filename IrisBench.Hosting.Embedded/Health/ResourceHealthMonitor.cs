using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IrisBench.Hosting.Embedded;

// Asks the health checks of a running resource again and again and publishes what they say.
internal sealed class ResourceHealthMonitor(ResourceNotificationService notifications, HealthCheckService checks)
{
    // Others wait for a starting resource, so it is asked often at first; a steady one is left in peace.
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_steady = TimeSpan.FromSeconds(5);

    /// <summary>The reports of a resource whose checks have not run: all open, so it counts as unhealthy.</summary>
    public static ImmutableArray<HealthReportSnapshot> Unknown(IResource resource) =>
        [.. Keys(resource).Select(key => new HealthReportSnapshot(key, null, null, null))];

    public async Task WatchAsync(IResource resource, CancellationToken cancellationToken)
    {
        var keys = Keys(resource).ToHashSet();
        if (keys.Count == 0)
            return;

        var pause = s_first;
        while (!cancellationToken.IsCancellationRequested)
        {
            var report = await checks.CheckHealthAsync(check => keys.Contains(check.Name), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            await notifications.PublishUpdateAsync(resource, snapshot => snapshot with { HealthReports = Snapshots(report) });

            pause = report.Status == HealthStatus.Healthy ? s_steady : TimeSpan.FromTicks(Math.Min(pause.Ticks * 3 / 2, s_steady.Ticks));
            await Task.Delay(pause, cancellationToken);
            if (report.Status == HealthStatus.Healthy)
                pause = s_first;
        }
    }

    private static IEnumerable<string> Keys(IResource resource) =>
        resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key);

    private static ImmutableArray<HealthReportSnapshot> Snapshots(HealthReport report) =>
        [.. report.Entries.Select(entry => new HealthReportSnapshot(entry.Key, entry.Value.Status, entry.Value.Description, entry.Value.Exception?.Message))];
}
