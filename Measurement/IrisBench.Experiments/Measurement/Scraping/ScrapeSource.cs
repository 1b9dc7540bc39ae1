using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>Each process's own <c>/metrics</c>, and the gateway's for the functions.</summary>
internal sealed class ScrapeSource(IReadOnlyList<ScrapeTarget> targets, int settlingScrapes) : IMeasurementSource
{
    private static readonly TimeSpan SettlingPause = TimeSpan.FromMilliseconds(20);

    private readonly ScrapeClient _client = new();
    private readonly WantedLines _ofProcess = new(MetricNames.ProcessCpu, MetricNames.ProcessMemory);
    private readonly WantedLines _ofGateway = new(
        MetricNames.ProcessCpu, MetricNames.ProcessMemory, MetricNames.FunctionCpu, MetricNames.FunctionMemory, MetricNames.FunctionPeak, MetricNames.FunctionReplicas);

    public MeasurementSource Kind => MeasurementSource.Scrape;

    public MeasuredScope Scope => MeasuredScope.Process;

    public IReadOnlyList<Component> Components { get; private set; } =
        [.. targets.SelectMany(target => target.Functions.Prepend(target.Process)).Select(name => new Component(name, ComponentRoles.Of(name)))];

    public double DelaySeconds => 0;

    public IReadOnlyList<string> Notes => [];

    // The first scrapes of a process cost it several times what later ones do, because .NET compiles what they run, again
    // and better after 30 calls, in the background. Seen to be over after some 150.
    public void Settle(RunClock clock, CancellationToken cancellationToken)
    {
        for (var scrape = 0; scrape < settlingScrapes; scrape++)
        {
            Read(clock, cancellationToken);
            cancellationToken.WaitHandle.WaitOne(SettlingPause);
            cancellationToken.ThrowIfCancellationRequested();
        }

        Components = ReadComponents(cancellationToken);
    }

    public IReadOnlyList<Reading> Read(RunClock clock, CancellationToken cancellationToken)
    {
        var readings = new List<Reading>(Components.Count);
        foreach (var target in targets)
            Read(target, clock, readings, cancellationToken);
        return readings;
    }

    // A scrape is answered with what is true when it is asked.
    public IReadOnlyList<Reading> ReadEdge(RunClock clock, CancellationToken cancellationToken) => Read(clock, cancellationToken);

    public void Dispose() => _client.Dispose();

    public IReadOnlyList<Component> ReadComponents(CancellationToken cancellationToken)
    {
        var builds = new Dictionary<string, ComponentBuild>();
        foreach (var target in targets)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, target.Address);
            var what = $"the metrics of {target.Process}";
            try
            {
                foreach (var (component, build) in BuildReading.In(_client.Read(what, request, cancellationToken), target.Process))
                    builds[component] = build;
            }
            catch (FormatException exception)
            {
                throw new MeasurementLostException($"{what} cannot be read: {exception.Message}", exception);
            }
        }

        return [.. Components.Select(component => component with { Build = builds.GetValueOrDefault(component.Name) })];
    }

    private void Read(ScrapeTarget target, RunClock clock, List<Reading> readings, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target.Address);
        var what = $"the metrics of {target.Process}";
        var asked = clock.Seconds;
        var page = _client.Read(what, request, cancellationToken);
        var at = (asked + clock.Seconds) / 2;
        try
        {
            var points = (target.Functions.Count > 0 ? _ofGateway : _ofProcess).In(page).ToLookup(point => point.Name);
            if (!points.Contains(MetricNames.ProcessCpu) || !points.Contains(MetricNames.ProcessMemory))
                throw new MeasurementLostException($"{what} cannot be read: lacks {MetricNames.ProcessCpu} or {MetricNames.ProcessMemory}");

            readings.Add(new Reading(
                target.Process, at, points[MetricNames.ProcessCpu].Sum(point => point.Value), points[MetricNames.ProcessMemory].Sum(point => point.Value)));
            readings.AddRange(target.Functions.Select(function => new Reading(
                function,
                at,
                Value(points, MetricNames.FunctionCpu, function) ?? 0,
                Value(points, MetricNames.FunctionMemory, function) ?? 0,
                (int)(Value(points, MetricNames.FunctionReplicas, function) ?? 1),
                Value(points, MetricNames.FunctionPeak, function))));
        }
        catch (FormatException exception)
        {
            throw new MeasurementLostException($"{what} cannot be read: {exception.Message}", exception);
        }
    }

    private static double? Value(ILookup<string, MetricPoint> points, string name, string function)
        => points[name].FirstOrDefault(point => point.Labels.TryGetValue(MetricNames.FunctionLabel, out var label) && MetricNames.FunctionOf(label) == function)?.Value;
}
