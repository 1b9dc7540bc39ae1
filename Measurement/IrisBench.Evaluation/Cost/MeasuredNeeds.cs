using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Evaluation.Cost;

/// <summary>Reads what a side needs from its rounds.</summary>
internal sealed class MeasuredNeeds(SideRounds side, ComponentRoles roles)
{
    private readonly IReadOnlyList<ComponentSummary> _components = SideSummaries.ComponentsOf(side, roles);
    private readonly int _replicas = side.Definition is { Packaging: Packaging.Functions, Mode: FunctionMode.Warm }
        ? side.Definition.Replicas
        : 1;

    /// <summary>The needs of a side that has a round.</summary>
    public SideNeeds Read()
    {
        // Which parts of a system of your own are functions is not known: it is reckoned as one call, and one pod.
        var isMonolith = side.Definition.Packaging != Packaging.Functions;
        Hop[] hops = isMonolith ? [Whole()] : [.. side.Steps.Select(step => step.Step).Distinct().Select(Function)];
        var runsPerSecond = Median.Of(side.ValuesOf(Measures.Throughput));
        var platform = _components.Where(component => !isMonolith && component.Role == ComponentRole.Platform)
            .Select(component => Platform(component, runsPerSecond));
        return new SideNeeds(
            side.Definition.Name, isMonolith, side.Definition.System is not null, hops,
            [.. hops.Select(hop => Pod(hop, runsPerSecond)), .. platform], runsPerSecond);
    }

    private Hop Whole()
    {
        var name = _components.FirstOrDefault(component => component.Role == ComponentRole.Monolith)?.Component ?? side.Definition.Name;
        // From when it was sent: a wait before that is the load generator's.
        return HopOf(
            name, side.Answered.Select(pipeline => pipeline.Seconds - (pipeline.SentAtSeconds - pipeline.IntendedAtSeconds)));
    }

    private Hop Function(string step)
        => HopOf($"iris-{step}", side.Steps.Where(record => record.Step == step).Select(record => record.Seconds));

    private Hop HopOf(string component, IEnumerable<double> seconds)
        => new(component, [.. seconds], CpuSecondsOf(component) / seconds.Average(), PeakOf(component, BytesOfOne));

    /// <summary>One pod serves as many runs as each was measured to, or as fit one after the other, whichever is more: a function that
    /// works for a tenth of a run is busy for a tenth of the time.</summary>
    private PodNeed Pod(Hop hop, double runsPerSecond)
    {
        var (measured, cpuSeconds) = (runsPerSecond / MostReplicasOf(hop.Function), CpuSecondsOf(hop.Function));
        var keptIdle = side.Definition is not { Packaging: Packaging.Functions, Mode: FunctionMode.Zero };
        return new PodNeed(
            hop.Function, _replicas, Math.Max(hop.Cores, measured * cpuSeconds), hop.PeakBytes, cpuSeconds,
            Math.Max(measured, 1 / hop.Seconds.Average()), keptIdle);
    }

    /// <summary>A process of the platform serves until its cores are used up.</summary>
    private PodNeed Platform(ComponentSummary component, double runsPerSecond)
        => new(
            component.Component, 1, runsPerSecond * component.CpuSecondsPerRun, PeakOf(component.Component, use => use.WorkingSetMaxBytes),
            component.CpuSecondsPerRun, RunsPerSecond: null);

    private double CpuSecondsOf(string component)
        => _components.Where(known => Names(component, known.Component)).Sum(known => known.CpuSecondsPerRun);

    private double PeakOf(string component, Func<ComponentUse, double> bytes)
        => UseOf(component).GroupBy(use => use.Component).Sum(uses => uses.Max(bytes));

    // A platform may have scaled it while it was measured. Of a system of your own all processes are one pod.
    private double BytesOfOne(ComponentUse use)
        => side.Definition.System is null && use.Replicas is { } replicas ? replicas.MaxBytesOfOne : use.WorkingSetMaxBytes / _replicas;

    private int MostReplicasOf(string component) => side.Definition.System is null
        ? Math.Max(_replicas, UseOf(component).Max(use => use.Replicas?.Most) ?? 1)
        : 1;

    private IEnumerable<ComponentUse> UseOf(string component)
        => side.Rounds.SelectMany(round => round.Record.Use).Where(use => Names(component, use.Component));

    // A system of your own has the name of its side and is all its parts.
    private bool Names(string named, string component)
        => side.Definition.System is null ? component == named : roles.IsOf(side.Definition, component);
}

/// <summary>What a side was measured to need, whatever it costs: the calls of a pipeline run in order, one for the monolith (or what is
/// reckoned as one), one a step for functions; and the processes that are kept, the platform's among them.</summary>
internal sealed record SideNeeds(
    string Side, bool IsMonolith, bool IsOwn, IReadOnlyList<Hop> Hops, IReadOnlyList<PodNeed> Pods, double RunsPerSecond);

/// <summary>A call of a pipeline run.</summary>
/// <param name="Function">Name of the function, or of the monolith as if it were one.</param>
/// <param name="Seconds">Durations of the calls that were measured, in seconds; at least one.</param>
/// <param name="Cores">Cores busy while it works: CPU seconds of a call by its duration.</param>
/// <param name="PeakBytes">Largest working set of one process.</param>
internal sealed record Hop(string Function, IReadOnlyList<double> Seconds, double Cores, double PeakBytes)
{
    /// <summary>How many such calls a pipeline run makes; in the mean, where only some runs make it.</summary>
    public double Calls { get; init; } = 1;
}

/// <summary>A process that is kept in a pod.</summary>
/// <param name="Component">Name of the process.</param>
/// <param name="Replicas">How many there are at least.</param>
/// <param name="Cores">Cores that one needs while it works.</param>
/// <param name="PeakBytes">Largest working set of one.</param>
/// <param name="CpuSecondsPerRun">Its CPU seconds for a pipeline run.</param>
/// <param name="RunsPerSecond">Pipeline runs a second that one was measured to serve; null where it serves as many as its CPU is enough
/// for.</param>
/// <param name="KeptIdle">Whether it is kept while nothing is asked; false for functions scaled to zero.</param>
internal sealed record PodNeed(
    string Component, int Replicas, double Cores, double PeakBytes, double CpuSecondsPerRun, double? RunsPerSecond, bool KeptIdle = true);
