using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

namespace IrisBench.Hosting.Embedded;

// Prints the table once everything has settled, and then a line per change.
internal sealed class StatePrinter(ResourceNotificationService notifications, DistributedApplicationModel model, IAnsiConsole console, LogPrinter logs) : BackgroundService
{
    // A resource that stays unhealthy must not keep the table away for ever.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, CustomResourceSnapshot> _snapshots = new(StringComparer.OrdinalIgnoreCase);
    private bool _tablePrinted;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        GC.KeepAlive(logs);
        using var patience = new Timer(_ => PrintTable(), null, s_patience, Timeout.InfiniteTimeSpan);
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (change.Resource is IComputeResource)
                OnChange(change);
        }
    }

    private void OnChange(ResourceEvent change)
    {
        lock (console)
        {
            var before = _snapshots.GetValueOrDefault(change.Resource.Name);
            _snapshots[change.Resource.Name] = change.Snapshot;
            var now = ResourceDescription.Of(change.Snapshot);
            if (!_tablePrinted)
            {
                if (model.Resources.OfType<IComputeResource>().All(IsSettled))
                    PrintTable();
            }
            else if (before is null || ResourceDescription.Of(before) != now)
            {
                console.Write(new Text($"* {change.Resource.Name}: {now}{Environment.NewLine}", new Style(ResourceTable.ColorOf(change.Snapshot), decoration: Decoration.Bold)));
            }
        }
    }

    private void PrintTable()
    {
        lock (console)
        {
            if (_tablePrinted)
                return;
            _tablePrinted = true;
            console.Write(ResourceTable.Of(_snapshots));
        }
    }

    private bool IsSettled(IComputeResource resource) =>
        _snapshots.GetValueOrDefault(resource.Name) is { } snapshot
        && (snapshot.HealthStatus == HealthStatus.Healthy
            || KnownResourceStates.TerminalStates.Contains(snapshot.State?.Text)
            || (snapshot.State?.Text == KnownResourceStates.NotStarted && resource.HasAnnotationOfType<ExplicitStartupAnnotation>()));
}
