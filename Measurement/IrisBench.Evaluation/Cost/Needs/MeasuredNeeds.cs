using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Sides;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Cost.Needs;

/// <summary>Reads what a side needs from its rounds.</summary>
internal sealed class MeasuredNeeds(SideRounds side, ComponentRoles roles)
{
    private readonly IReadOnlyList<ComponentSummary> _components = ComponentSummaries.Of(side, roles);
    private readonly int _replicas = side.Definition is { Packaging: Packaging.Functions, Mode: FunctionMode.Warm } ? side.Definition.Replicas : 1;

    /// <summary>The needs of a side that has a round.</summary>
    public SideNeeds Read()
    {
        // Which parts of a system of your own are functions is not known: it is reckoned as one call, and one pod.
        var isMonolith = side.Definition.Packaging != Packaging.Functions;
        Hop[] hops = isMonolith ? [Whole()] : [.. StepNames().Select(Function)];
        var runsPerSecond = Median.Of(side.ValuesOf(Measures.Throughput));
        PodNeed[] platform = isMonolith ? [] : [.. _components.Where(component => component.Role == ComponentRole.Platform).Select(component => Platform(component, runsPerSecond))];
        return new SideNeeds(side.Definition.Name, isMonolith, side.Definition.System is not null, hops, [.. hops.Select(hop => Pod(hop, runsPerSecond)), .. platform], runsPerSecond);
    }

    private IEnumerable<string> StepNames()
        => side.Rounds.SelectMany(round => round.Answered).SelectMany(pipeline => pipeline.Steps).Select(step => step.Step).Distinct();

    private Hop Whole()
    {
        var name = _components.FirstOrDefault(component => component.Role == ComponentRole.Monolith)?.Component ?? side.Definition.Name;
        // From when it was sent: a wait before that is the load generator's.
        return HopOf(name, [.. side.Rounds.SelectMany(round => round.Answered).Select(pipeline => pipeline.Seconds - (pipeline.SentAtSeconds - pipeline.IntendedAtSeconds))]);
    }

    private Hop Function(string step)
        => HopOf($"iris-{step}", [.. side.Rounds.SelectMany(round => round.Answered).SelectMany(pipeline => pipeline.Steps).Where(record => record.Step == step).Select(record => record.Seconds)]);

    private Hop HopOf(string component, IReadOnlyList<double> seconds)
        => new(component, seconds, CpuSecondsOf(component) / seconds.Average(), PeakOf(component) / _replicas);

    /// <summary>
    /// One pod serves as many runs as were measured, or as fit one after the other, whichever is more: a function that works
    /// for a tenth of a run is busy for a tenth of the time.
    /// </summary>
    private PodNeed Pod(Hop hop, double runsPerSecond)
    {
        var (measured, cpuSeconds) = (runsPerSecond / _replicas, CpuSecondsOf(hop.Function));
        var keptIdle = side.Definition is not { Packaging: Packaging.Functions, Mode: FunctionMode.Zero };
        return new PodNeed(
            hop.Function, _replicas, Math.Max(hop.Cores, measured * cpuSeconds), hop.PeakBytes, cpuSeconds,
            Math.Max(measured, 1 / hop.Seconds.Average()), keptIdle);
    }

    /// <summary>A process of the platform serves until its cores are used up.</summary>
    private PodNeed Platform(ComponentSummary component, double runsPerSecond)
        => new(component.Component, 1, runsPerSecond * component.CpuSecondsPerRun, PeakOf(component.Component), component.CpuSecondsPerRun, RunsPerSecond: null);

    private double CpuSecondsOf(string component) => _components.Where(known => Names(component, known.Component)).Sum(known => known.CpuSecondsPerRun);

    private double PeakOf(string component)
        => side.Rounds.SelectMany(round => round.Record.Use).Where(use => Names(component, use.Component)).GroupBy(use => use.Component).Sum(uses => uses.Max(use => use.WorkingSetMaxBytes));

    // A system of your own has the name of its side and is all its parts.
    private bool Names(string named, string component) => side.Definition.System is null ? component == named : roles.IsOf(side.Definition, component);
}
