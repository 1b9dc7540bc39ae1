using IrisBench.Tests.EndToEnd;

namespace IrisBench.Tests.Monitoring;

/// <summary>
/// The running system with a Prometheus that scrapes it as published, beside recorded samples of what only a cluster has; while it
/// lives, somebody uses the system.
/// </summary>
public sealed class ObservedSystem(RunningSystem system) : Fixture, IDisposable
{
    private readonly FileBasedCopy _copy = new();
    private readonly CancellationTokenSource _stop = new();
    private RecordedSamples? _samples;
    private PrometheusProcess? _prometheus;
    private Task _usage = Task.CompletedTask;

    internal PrometheusProcess Prometheus => _prometheus ?? throw new InvalidOperationException("Prometheus is not started.");

    protected override async Task StartAsync()
    {
        _samples = await RecordedSamples.StartAsync();
        _copy.SetTargets("kubernetes-pods", [
            .. (await MonitoredSystem.OfAsync(system)).Select(workload => workload.AsPod()), Recorded("gateway", "openfaas"),
            Recorded("watchdog", "openfaas-fn"),
        ]);
        _copy.SetTargets("kubernetes-cadvisor", DiscoveredTarget.Node(_samples.Address, "node-1"));
        _copy.SetTargets("kubernetes-nodes", DiscoveredTarget.Node(_samples.Address, "node-1"));
        _copy.SetTargets(
            "kubernetes-apiservers",
            DiscoveredTarget.Endpoint(_samples.Address, "kubernetes", "default", "https", []).With("__metrics_path__", "/apiserver"));
        _prometheus = await PrometheusProcess.StartAsync(_copy.Configuration, _copy.Data);
        _usage = MonitoredSystem.UseAsync(system, _stop.Token);
    }

    public override async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_prometheus is not null)
            await _prometheus.DisposeAsync();
        if (_samples is not null)
            await _samples.DisposeAsync();
        await _usage;
    }

    public void Dispose()
    {
        _copy.Dispose();
        _stop.Dispose();
    }

    private DiscoveredTarget Recorded(string file, string @namespace) => DiscoveredTarget.Pod(
        _samples!.Address, $"{file}-1", @namespace,
        new() { ["prometheus.io.scrape"] = "true", ["prometheus.io.path"] = $"/{file}" }, new() { ["faas_function"] = file });
}
