using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Measurement;

/// <summary>Several sources as one, each for its own components. What comes from the environment is kept out of what it says.</summary>
internal sealed class CompositeSource(IReadOnlyList<IMeasurementSource> sources, RunInputs inputs) : IMeasurementSource
{
    // What is seen at once is read first: while another is waited for, it would count what does not belong to the round.
    private readonly IReadOnlyList<IMeasurementSource> _byDelay =
        [.. sources.OrderBy(source => source.Kind == MeasurementSource.Prometheus)];

    public MeasurementSource Kind => sources.All(source => source.Kind == sources[0].Kind) ? sources[0].Kind : MeasurementSource.Several;

    public MemoryKind Memory => sources[0].Memory;

    public IReadOnlyList<string> Components => [.. sources.SelectMany(source => source.Components)];

    public double DelaySeconds => sources.Max(source => source.DelaySeconds);

    public IReadOnlyList<string> Notes => [.. sources.SelectMany(NotesOf).Distinct()];

    public IReadOnlyDictionary<string, string> Starts => sources.SelectMany(source => source.Starts).ToDictionary();

    public void Settle(RunClock clock, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
            Of(source, each => { each.Settle(clock, cancellationToken); return 0; });
        if (sources.FirstOrDefault(source => source.Memory != Memory) is { } other
            && !TryCount(MemoryKind.Resident, sources.Any(IsResidentScrape) ? "" : "of one component nothing else is told"))
            throw new MeasurementLostException(
                $"the memory of {sources[0].Components[0]} is counted as {Name(Memory)} "
                + $"and that of {other.Components[0]} as {Name(other.Memory)}, which cannot be compared");
    }

    public bool TryCount(MemoryKind kind, string reason)
        => sources.All(source => source.Memory == kind || kind == MemoryKind.Resident && source.Memory != MemoryKind.Container)
            && sources.All(source => source.TryCount(kind, reason));

    public IReadOnlyDictionary<string, ComponentBuild> ReadBuilds(CancellationToken cancellationToken)
        => sources.SelectMany(source => Of(source, each => each.ReadBuilds(cancellationToken))).ToDictionary();

    public IReadOnlyList<Reading> Read(RunClock clock, CancellationToken cancellationToken)
        => [.. _byDelay.SelectMany(source => Of(source, each => each.Read(clock, cancellationToken)))];

    public IReadOnlyList<Reading> ReadEdge(RunClock clock, CancellationToken cancellationToken)
        => [.. _byDelay.SelectMany(source => Of(source, each => each.ReadEdge(clock, cancellationToken)))];

    public void Dispose()
    {
        foreach (var source in sources)
            source.Dispose();
    }

    // It says for itself why.
    private static bool IsResidentScrape(IMeasurementSource source)
        => source is { Kind: MeasurementSource.Scrape, Memory: MemoryKind.Resident };

    private static string Name(MemoryKind kind) => kind.ToString().ToLowerInvariant();

    private IEnumerable<string> NotesOf(IMeasurementSource source) => source.Kind switch
    {
        MeasurementSource.Scrape or MeasurementSource.ControlGroups => source.Notes.Select(inputs.Hide)
            .Prepend($"CPU and memory of {string.Join(", ", source.Components)}: "
                + $"{(source.Kind == MeasurementSource.Scrape ? "/metrics, scraped" : "control groups")}."),
        _ => source.Notes.Select(inputs.Hide),
    };

    private T Of<T>(IMeasurementSource source, Func<IMeasurementSource, T> read)
        => MeasurementLostException.Guard(() => read(source), inputs.Hide);
}
