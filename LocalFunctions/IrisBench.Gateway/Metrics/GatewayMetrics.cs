using System.Diagnostics.Metrics;
using System.Globalization;
using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Metrics;

/// <summary>What happens to requests, under the names and labels of OpenFaaS's gateway.</summary>
internal sealed class GatewayMetrics
{
    public const string MeterName = "IrisBench.Gateway";

    // The default buckets of Prometheus's Go client, which OpenFaaS uses; those of this library differ.
    private static readonly double[] Buckets = [.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10];
    private static readonly double[] StartBuckets = [.01, .025, .05, .075, .1, .15, .2, .3, .4, .5, .75, 1, 1.5, 2, 3, 5, 10, 30];

    private readonly UpDownCounter<long> _started;
    private readonly Counter<long> _total;
    private readonly Histogram<double> _seconds;
    private readonly Histogram<double> _coldStarts;

    public GatewayMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        // See CounterType.
        _started = meter.CreateUpDownCounter<long>(
            "gateway_function_invocation_started", description: "The total number of function HTTP requests started.");
        _total = meter.CreateCounter<long>("gateway_function_invocation_total", description: "Function metrics");
        _seconds = meter.CreateHistogram(
            "gateway_functions_seconds", "s", "Function time taken",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets });
        _coldStarts = meter.CreateHistogram(
            "irisbench_function_cold_start_seconds",
            "s",
            "From the decision to start a process until it is ready; kind fork: until it has ended.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = StartBuckets });
    }

    public void CountStarted(string function) => _started.Add(1, Name(function));

    public void CountCompleted(string function, int status, TimeSpan duration)
    {
        var (name, code) = (Name(function), new KeyValuePair<string, object?>("code", status.ToString(CultureInfo.InvariantCulture)));
        _total.Add(1, name, code);
        _seconds.Record(duration.TotalSeconds, name, code);
    }

    public void ObserveColdStart(string function, string kind, TimeSpan duration)
        => _coldStarts.Record(duration.TotalSeconds, Name(function), new("kind", kind));

    private static KeyValuePair<string, object?> Name(string function) => new("function_name", FunctionName.Qualified(function));
}
