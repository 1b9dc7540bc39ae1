using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>Each process's own <c>/metrics</c>, and the gateway's for the functions.</summary>
internal sealed class ScrapeSource(IReadOnlyList<ScrapeTarget> targets, int settlingScrapes) : IMeasurementSource
{
    private static readonly TimeSpan SettlingPause = TimeSpan.FromMilliseconds(20);

    private readonly ScrapeClient _client = new();
    private readonly WantedLines _ofProcess = new([.. MetricNames.ProcessCpu, .. MetricNames.ProcessMemory]);
    private readonly WantedLines _ofGateway = new([
        .. MetricNames.ProcessCpu, .. MetricNames.ProcessMemory, MetricNames.FunctionCpu, MetricNames.FunctionMemory, MetricNames.FunctionPeak, MetricNames.FunctionReplicas]);

    public MeasurementSource Kind => MeasurementSource.Scrape;

    public MeasuredScope Scope => MeasuredScope.Process;

    public IReadOnlyList<Component> Components { get; private set; } =
        [.. targets.SelectMany(target => target.Components).Select(component => new Component(component.Name, ComponentRoles.Of(component.Name)))];

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
            var what = $"the metrics of {target.Name}";
            try
            {
                foreach (var (component, build) in BuildReading.In(_client.Read(what, request, cancellationToken), target))
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
        var what = $"the metrics of {target.Name}";
        var asked = clock.Seconds;
        var page = _client.Read(what, request, cancellationToken);
        var at = (asked + clock.Seconds) / 2;
        try
        {
            var isGateway = target.Components.Any(component => component.Function is not null);
            var points = (isGateway ? _ofGateway : _ofProcess).In(page).ToLookup(point => point.Name);
            foreach (var (name, function) in target.Components)
                readings.Add(function is null ? OfProcess(points, name, at, what) : OfFunction(points, name, function, at));
        }
        catch (FormatException exception)
        {
            throw new MeasurementLostException($"{what} cannot be read: {exception.Message}", exception);
        }
    }

    // By the first name that is there: a process may tell the same by two.
    private static Reading OfProcess(ILookup<string, MetricPoint> points, string name, double at, string what)
    {
        var (cpu, memory) = (MetricNames.ProcessCpu.FirstOrDefault(points.Contains), MetricNames.ProcessMemory.FirstOrDefault(points.Contains));
        return cpu is not null && memory is not null
            ? new Reading(name, at, points[cpu].Sum(point => point.Value), points[memory].Sum(point => point.Value))
            : throw new MeasurementLostException($"{what} cannot be read: lacks {string.Join(" or ", cpu is null ? MetricNames.ProcessCpu : MetricNames.ProcessMemory)}");
    }

    private static Reading OfFunction(ILookup<string, MetricPoint> points, string name, string function, double at) => new(
        name,
        at,
        Value(points, MetricNames.FunctionCpu, function) ?? 0,
        Value(points, MetricNames.FunctionMemory, function) ?? 0,
        (int)(Value(points, MetricNames.FunctionReplicas, function) ?? 1),
        Value(points, MetricNames.FunctionPeak, function));

    private static double? Value(ILookup<string, MetricPoint> points, string name, string function)
        => points[name].FirstOrDefault(point => point.Labels.TryGetValue(MetricNames.FunctionLabel, out var label) && MetricNames.FunctionOf(label) == function)?.Value;
}
