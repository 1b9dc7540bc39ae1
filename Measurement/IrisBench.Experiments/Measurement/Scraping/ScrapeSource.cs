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
        .. MetricNames.ProcessCpu, .. MetricNames.ProcessMemory,
        MetricNames.FunctionCpu, MetricNames.FunctionMemory, MetricNames.FunctionPeak, MetricNames.FunctionReplicas]);

    public MeasurementSource Kind => MeasurementSource.Scrape;

    public MeasuredScope Scope => MeasuredScope.Process;

    public IReadOnlyList<Component> Components { get; private set; } =
        ComponentRoles.ComponentsOf(targets.SelectMany(target => target.Components).Select(component => component.Name));

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
        var (cpu, memory) =
            (MetricNames.ProcessCpu.FirstOrDefault(points.Contains), MetricNames.ProcessMemory.FirstOrDefault(points.Contains));
        return cpu is not null && memory is not null
            ? new Reading(name, at, points[cpu].Sum(point => point.Value), points[memory].Sum(point => point.Value))
            : throw new MeasurementLostException($"{what} cannot be read: lacks "
                + string.Join(" or ", cpu is null ? MetricNames.ProcessCpu : MetricNames.ProcessMemory));
    }

    private static Reading OfFunction(ILookup<string, MetricPoint> points, string name, string function, double at) => new(
        name, at, Value(points, MetricNames.FunctionCpu, function) ?? 0, Value(points, MetricNames.FunctionMemory, function) ?? 0,
        (int)(Value(points, MetricNames.FunctionReplicas, function) ?? 1),
        Value(points, MetricNames.FunctionPeak, function));

    private static double? Value(ILookup<string, MetricPoint> points, string name, string function)
        => points[name].FirstOrDefault(point =>
            point.Labels.TryGetValue(MetricNames.FunctionLabel, out var label)
                && MetricNames.FunctionOf(label) == function)
            ?.Value;
}

/// <summary>A <c>/metrics</c> and the components it tells of.</summary>
/// <param name="Address">Where.</param>
/// <param name="Components">Their names, each with the function that it is at the gateway that answers;
/// null for the process itself.</param>
internal sealed record ScrapeTarget(Uri Address, IReadOnlyList<(string Name, string? Function)> Components)
{
    /// <summary>A process and the functions it tells of, which have their own names.</summary>
    public static ScrapeTarget Of(string process, Uri address, IReadOnlyList<string> functions)
        => new(address, [(process, null), .. functions.Select(function => (function, (string?)function))]);

    /// <summary>For a message.</summary>
    public string Name => Components[0].Name;
}

/// <summary>Reads from a scrape how programs were built.</summary>
internal static class BuildReading
{
    private static readonly WantedLines s_lines = new(MetricNames.ProcessInfo, MetricNames.FunctionInfo, MetricNames.FunctionProgram);

    /// <summary>The builds of the process that answered and of the functions it tells of, by component.</summary>
    /// <exception cref="FormatException">A line is not in the format.</exception>
    public static IReadOnlyDictionary<string, ComponentBuild> In(ReadOnlySpan<byte> scrape, ScrapeTarget target)
    {
        var points = s_lines.In(scrape).ToLookup(point => point.Name == MetricNames.FunctionProgram);
        var sizes = points[true].ToDictionary(point => NameOf(point.Labels, target), point => point.Value);
        return points[false].ToDictionary(
            point => NameOf(point.Labels, target),
            point => Build(point.Labels) with
            {
                ProgramBytes = sizes.TryGetValue(NameOf(point.Labels, target), out var bytes) ? bytes : null,
            });
    }

    // A function that nobody asked for keeps its own name, by which nobody asks.
    private static string NameOf(IReadOnlyDictionary<string, string> labels, ScrapeTarget target)
    {
        var function = labels.TryGetValue(MetricNames.FunctionLabel, out var label) ? MetricNames.FunctionOf(label) : null;
        return target.Components.FirstOrDefault(component => component.Function == function).Name ?? function ?? "";
    }

    private static ComponentBuild Build(IReadOnlyDictionary<string, string> labels)
        => new(
            Label(labels, "configuration"), Label(labels, "compilation"), Label(labels, "runtime"),
            Label(labels, "tiering"), Label(labels, "gc"));

    private static string Label(IReadOnlyDictionary<string, string> labels, string name) => labels.GetValueOrDefault(name, "");
}
