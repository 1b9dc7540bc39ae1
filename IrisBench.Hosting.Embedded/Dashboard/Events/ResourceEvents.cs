using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded.Dashboard;

// What one open page is told: everything once, then what has changed. A page that is slow to read misses states in
// between, never the last one, and holds no queue.
internal sealed class ResourceEvents(
    ResourceNotificationService notifications, DistributedApplicationModel model, ResourceViews views, UsageSampler usage, TelemetryTarget telemetry, DashboardSettings settings)
{
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromSeconds(1);

    public async IAsyncEnumerable<SseItem<string>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = new ChangedResources(notifications, cancellationToken);
        using var samples = usage.Watch(changes.Wake);
        yield return Hello() with { ReconnectionInterval = s_firstRetry };

        var sent = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in model.Resources.Where(ResourceViews.IsShown))
            changes.Add(resource.Name);
        while (await changes.WaitAsync(cancellationToken))
        {
            foreach (var name in changes.Take())
            {
                if (Describe(name) is { } json && sent.GetValueOrDefault(name) != json)
                {
                    sent[name] = json;
                    yield return new SseItem<string>(json, "resource");
                }
            }

            if (samples.TryTake(out var sample))
                yield return new SseItem<string>(DashboardJson.Write(sample), "usage");
        }
    }

    private SseItem<string> Hello() => new(
        DashboardJson.Write(new
        {
            Application = settings.ApplicationName,
            Cores = Environment.ProcessorCount,
            Telemetry = telemetry.View,
            Resources = model.Resources.Where(ResourceViews.IsShown).Select(resource => resource.Name),
            History = usage.History(),
        }),
        "hello");

    private string? Describe(string name) => model.Find(name) is { } resource && ResourceViews.IsShown(resource)
        ? DashboardJson.Write(views.Of(resource, notifications.TryGetCurrentState(name, out var change) ? change.Snapshot : Nothing(resource)))
        : null;

    // A resource in the model of which nobody has said anything yet.
    private static CustomResourceSnapshot Nothing(IResource resource) => new() { ResourceType = resource.GetType().Name, Properties = [] };
}
