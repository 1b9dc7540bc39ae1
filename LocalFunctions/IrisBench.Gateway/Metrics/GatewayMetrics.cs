using System.Globalization;
using IrisBench.Gateway.Functions;
using Prometheus;

namespace IrisBench.Gateway.Metrics;

/// <summary>What happens to requests, under the names and labels of OpenFaaS's gateway.</summary>
internal sealed class GatewayMetrics
{
    // The default buckets of Prometheus's Go client, which OpenFaaS uses; those of this library differ.
    private static readonly double[] Buckets = [.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10];
    private static readonly double[] StartBuckets = [.01, .025, .05, .075, .1, .15, .2, .3, .4, .5, .75, 1, 1.5, 2, 3, 5, 10, 30];

    private readonly Counter _started;
    private readonly Counter _total;
    private readonly Histogram _seconds;
    private readonly Histogram _coldStarts;

    public GatewayMetrics()
    {
        var create = Prometheus.Metrics.WithCustomRegistry(Registry);
        string[] functionAndCode = ["function_name", "code"];
        _started = create.CreateCounter(
            "gateway_function_invocation_started", "The total number of function HTTP requests started.", ["function_name"]);
        _total = create.CreateCounter("gateway_function_invocation_total", "Function metrics", functionAndCode);
        _seconds = create.CreateHistogram(
            "gateway_functions_seconds", "Function time taken", functionAndCode, new HistogramConfiguration { Buckets = Buckets });
        _coldStarts = create.CreateHistogram(
            "irisbench_function_cold_start_seconds",
            "From the decision to start a process until it is ready; kind fork: until it has ended.",
            ["function_name", "kind"],
            new HistogramConfiguration { Buckets = StartBuckets });
    }

    /// <summary>A registry of its own: the default one brings metrics about itself.</summary>
    public CollectorRegistry Registry { get; } = Prometheus.Metrics.NewCustomRegistry();

    public void CountStarted(string function) => _started.WithLabels(FunctionName.Qualified(function)).Inc();

    public void CountCompleted(string function, int status, TimeSpan duration)
    {
        var (name, code) = (FunctionName.Qualified(function), status.ToString(CultureInfo.InvariantCulture));
        _total.WithLabels(name, code).Inc();
        _seconds.WithLabels(name, code).Observe(duration.TotalSeconds);
    }

    public void ObserveColdStart(string function, string kind, TimeSpan duration)
        => _coldStarts.WithLabels(FunctionName.Qualified(function), kind).Observe(duration.TotalSeconds);
}
