using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Measurement.Processes;

/// <summary>Processes of this machine as the kernel tells them, each with what it starts: for programs that tell nothing themselves.</summary>
/// <param name="named">Process ids or names by component.</param>
internal sealed class ProcessSource(IReadOnlyDictionary<string, string> named) : IMeasurementSource
{
    // .NET compiles what reads them.
    private const int SettlingReads = 50;

    private readonly Dictionary<string, ProcessTree[]> _trees = [];
    private readonly List<string> _notes = [];

    public MeasurementSource Kind => MeasurementSource.Processes;

    public MeasuredScope Scope => MeasuredScope.Process;

    public IReadOnlyList<Component> Components { get; } = [.. named.Keys.Order(StringComparer.Ordinal).Select(name => new Component(name, ComponentRoles.Of(name)))];

    public double DelaySeconds => 0;

    public IReadOnlyList<string> Notes => _notes;

    public void Settle(RunClock clock, CancellationToken cancellationToken)
    {
        foreach (var (component, process) in named)
        {
            var roots = ProcessSearch.Find(process);
            _trees[component] = [.. roots.Select(root => new ProcessTree(root))];
            _notes.Add($"CPU and memory of {component}: process {process}{(roots.Count > 1 ? $", of which there are {roots.Count}, added up" : "")}, and what it starts, from /proc.");
        }

        if (ProcessSearch.CountedTwice([.. _trees.SelectMany(component => component.Value, (component, tree) => (component.Key, tree.Root))]) is { } twice)
            throw new MeasurementLostException($"the process {twice.Id} is counted to {twice.Component} and to another component");

        for (var read = 0; read < SettlingReads; read++)
            Read(clock, cancellationToken);
    }

    public IReadOnlyList<Reading> Read(RunClock clock, CancellationToken cancellationToken) => [.. _trees.Select(component => Of(component.Key, component.Value, clock))];

    public IReadOnlyList<Reading> ReadEdge(RunClock clock, CancellationToken cancellationToken) => Read(clock, cancellationToken);

    public void Dispose()
    {
    }

    private static Reading Of(string component, ProcessTree[] trees, RunClock clock)
    {
        try
        {
            var readings = Array.ConvertAll(trees, tree => tree.Read());
            return new Reading(
                component, clock.Seconds, readings.Sum(one => one.CpuSeconds), readings.Sum(one => one.ResidentBytes), readings.Sum(one => one.Processes),
                readings.Max(one => one.PeakBytes));
        }
        catch (MeasurementLostException exception)
        {
            throw new MeasurementLostException($"{component} cannot be measured: {exception.Message}", exception);
        }
    }
}
