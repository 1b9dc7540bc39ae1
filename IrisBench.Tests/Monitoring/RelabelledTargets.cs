namespace IrisBench.Tests.Monitoring;

/// <summary>A Prometheus with the published relabelling, and what it makes of a cluster's pods, nodes and Services.</summary>
public sealed class RelabelledTargets : Fixture, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, string> Scraped =
        new() { ["prometheus.io/scrape"] = "true", ["prometheus.io/port"] = "8081" };

    private readonly FileBasedCopy _copy = new();
    private RecordedSamples? _samples;
    private PrometheusProcess? _prometheus;

    internal IReadOnlyList<ScrapedTarget> All { get; private set; } = [];

    internal PrometheusProcess Prometheus => _prometheus ?? throw new InvalidOperationException("Prometheus is not started.");

    protected override async Task StartAsync()
    {
        _samples = await RecordedSamples.StartAsync();
        _copy.SetTargets("kubernetes-pods", Pods());
        _copy.SetTargets("kubernetes-pods-management", Pods());
        _copy.SetTargets("kubernetes-cadvisor", DiscoveredTarget.Node(_samples.Address, "node-1"));
        _copy.SetTargets("kubernetes-nodes", DiscoveredTarget.Node(_samples.Address, "node-1"));
        _copy.SetTargets("kubernetes-service-endpoints", Endpoints());
        _copy.SetTargets("kubernetes-apiservers", Endpoints());
        _prometheus = await PrometheusProcess.StartAsync(_copy.Configuration, _copy.Data);
        All = await AllJobsAsync();
    }

    public override async Task DisposeAsync()
    {
        if (_prometheus is not null)
            await _prometheus.DisposeAsync();
        if (_samples is not null)
            await _samples.DisposeAsync();
    }

    public void Dispose() => _copy.Dispose();

    internal IEnumerable<ScrapedTarget> OfPod(string pod) => All.Where(target => target.Labels.GetValueOrDefault("pod") == pod);

    // Prometheus takes up newly discovered targets every five seconds.
    private async Task<IReadOnlyList<ScrapedTarget>> AllJobsAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var targets = await Prometheus.TargetsAsync();
            if (targets.Select(target => target.Job).Distinct().Count() == 6)
                return targets;
            await Task.Delay(200, patience.Token);
        }
    }

    private static IEnumerable<DiscoveredTarget> Pods() =>
    [
        // One entry for each container port, as discovery gives them.
        Pod("127.0.0.1:8080", "native", "openfaas-fn", Scraped, new() { ["faas_function"] = "iris-auth" }),
        Pod("127.0.0.1:8081", "native", "openfaas-fn", Scraped, new() { ["faas_function"] = "iris-auth" }),
        Pod(
            "127.0.0.1:8080", "watchdog", "openfaas-fn", new(Scraped) { ["irisbench.io/metrics-port"] = "8082" },
            new() { ["faas_function"] = "iris-load" }),
        Pod(
            "127.0.0.1:8080", "dotted", "openfaas-fn", new() { ["prometheus.io.scrape"] = "true", ["prometheus.io.port"] = "8081" },
            new() { ["faas_function"] = "figlet" }),
        Pod("127.0.0.1:8080", "off", "openfaas-fn", new() { ["prometheus.io.scrape"] = "false", ["irisbench.io/metrics-port"] = "8082" }),
        Pod("127.0.0.1:8080", "not-annotated", "default", []),
        Pod("127.0.0.1:8080", "finished", "default", Scraped, phase: "Succeeded"),
        Pod("127.0.0.1:8080", "initialising", "default", Scraped).With("__meta_kubernetes_pod_container_init", "true"),
        Pod("127.0.0.1", "no-port-declared", "default", new(Scraped) { ["prometheus.io/path"] = "/here" }),
        Pod("[::1]:8080", "ipv6", "default", Scraped),
        Pod("127.0.0.1:8080", "monolith", "irisbench", Scraped, new() { ["app.kubernetes.io/component"] = "monolith" }),
        Pod("127.0.0.1:6001", "server", "irisbench", Scraped, new() { ["app.kubernetes.io/component"] = "iris-server" }),
        Pod(
            "127.0.0.1:8080", "impostor", "default", Scraped,
            new() { ["app.kubernetes.io/component"] = "monolith", ["faas_function"] = "iris-predict" }),
        // Knative's pods declare the ports of its proxy too.
        Pod("127.0.0.1:8080", "knative", "knative-fn", Scraped, new() { ["app.kubernetes.io/component"] = "iris-train" }),
        Pod("127.0.0.1:8012", "knative", "knative-fn", Scraped, new() { ["app.kubernetes.io/component"] = "iris-train" }),
        Pod(
            "127.0.0.1:8080", "gateway", "openfaas", new() { ["prometheus.io.scrape"] = "true", ["prometheus.io.port"] = "8082" },
            new() { ["app"] = "gateway" }),
    ];

    private static IEnumerable<DiscoveredTarget> Endpoints() =>
    [
        // OpenFaaS copies a function's annotations to its Service.
        DiscoveredTarget.Endpoint("127.0.0.1:8080", "iris-auth", "openfaas-fn", "http", Scraped, Pods().First()),
        DiscoveredTarget.Endpoint(
            "127.0.0.1:53", "kube-dns", "kube-system", "metrics",
            new() { ["prometheus.io/scrape"] = "true", ["prometheus.io/port"] = "9153" }),
        DiscoveredTarget.Endpoint("127.0.0.1:7777", "quiet", "default", "http", []),
        DiscoveredTarget.Endpoint("127.0.0.1:6443", "kubernetes", "default", "https", []),
        DiscoveredTarget.Endpoint("127.0.0.1:6444", "kubernetes", "default", "other", []),
    ];

    private static DiscoveredTarget Pod(
        string address, string name, string @namespace, Dictionary<string, string> annotations, Dictionary<string, string>? labels = null,
        string phase = "Running")
        => DiscoveredTarget.Pod(address, name, @namespace, annotations, labels, phase);
}
