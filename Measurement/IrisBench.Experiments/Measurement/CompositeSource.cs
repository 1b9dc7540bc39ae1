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

    public MeasuredScope Scope => sources[0].Scope;

    public IReadOnlyList<string> Components => [.. sources.SelectMany(source => source.Components)];

    public double DelaySeconds => sources.Max(source => source.DelaySeconds);

    public IReadOnlyList<string> Notes => [.. sources.SelectMany(NotesOf)];

    public void Settle(RunClock clock, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
            Of(source, each => { each.Settle(clock, cancellationToken); return 0; });
        if (sources.FirstOrDefault(source => source.Scope != Scope) is { } other)
            throw new MeasurementLostException(
                $"{sources[0].Components[0]} is measured as a {Scope.ToString().ToLowerInvariant()} "
                + $"and {other.Components[0]} as a {other.Scope.ToString().ToLowerInvariant()}, "
                + "which count memory differently");
    }

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

    private IEnumerable<string> NotesOf(IMeasurementSource source) => source.Notes.Count > 0
        ? source.Notes.Select(inputs.Hide)
        : [$"CPU and memory of {string.Join(", ", source.Components)}: "
            + $"{(source.Kind == MeasurementSource.Scrape ? "/metrics, scraped" : "control groups")}."];

    private T Of<T>(IMeasurementSource source, Func<IMeasurementSource, T> read)
        => MeasurementLostException.Guard(() => read(source), inputs.Hide);
}
