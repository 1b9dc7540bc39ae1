using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using static System.FormattableString;

namespace IrisBench.Evaluation.OverTime;

/// <summary>What missing its objective costs a side: how long it took to recover, and how much was over the objective meanwhile.</summary>
/// <param name="experiment">What was run.</param>
/// <param name="lastSeconds">When the last run of its longest round should have been sent.</param>
internal sealed class ObjectiveFigures(Experiment experiment, double lastSeconds)
{
    // What falls on the end of a trace is its last run.
    private const double Least = 1e-9;

    private readonly IReadOnlyList<LoadSpan> _spans = LoadSpan.Of(experiment.Load, lastSeconds + Least);

    /// <summary>The measures of a round; none without an objective, and none of a round whose runs were sent late or not all sent. Where
    /// it was not shown that the side recovered, how long that took is not among them.</summary>
    public IEnumerable<KeyValuePair<string, double>> Of(CountedRound round)
    {
        if (experiment.Objective is not { } objective || !Tells(round))
            yield break;
        var runs = RunsOf(round);
        yield return KeyValuePair.Create(Measures.ViolationSeconds, _spans.Sum(span => OverSeconds(span, runs, objective)));
        if (LongestOf(BreachesOf(runs, objective)) is { } longest)
            yield return KeyValuePair.Create(Measures.RecoverySeconds, longest);
    }

    /// <summary>Each stage of the load, in order: a breach counts to the stage in which it began. Empty where no round counts.</summary>
    public IReadOnlyList<StageSummary> StagesOf(SideRounds side)
    {
        if (side.Rounds.Count == 0)
            return [];
        ToldRound[] told = experiment.Objective is { } objective
            ? [.. side.Rounds.Where(Tells).Select(RunsOf).Select(runs => new ToldRound(runs, BreachesOf(runs, objective)))]
            : [];
        return [.. _spans.Select(span => StageOf(span, side, told))];
    }

    // Else irisbench made some of its misses, or what would have missed is missing.
    private static bool Tells(CountedRound round) => round is { IsInTime: true, IsWhole: true };

    // Told are the rounds whose misses of the objective count.
    private StageSummary StageOf(LoadSpan span, SideRounds side, ToldRound[] told)
    {
        PipelineRecord[] inside = [.. side.Rounds.SelectMany(round => round.Answered.Concat(round.Failed)).Where(IsInside)];
        // A round that was within the objective in it has nothing to recover from.
        IReadOnlyList<Breach>[] begun = [.. told
            .Select(round => round.Breaches.Where(breach => span.Has(breach.BeginSeconds)).ToArray()).Where(all => all.Length > 0)];
        double[] recoveries = [.. begun.Select(LongestOf).OfType<double>()];
        return new StageSummary(
            span.Name, span.BeginSeconds, span.EndSeconds, inside.Length, inside.Count(run => run.Error is not null),
            inside.Sum(run => run.Steps.Count(step => step.Cold is not null)),
            LatencyHistogram.Of(side.InTime.Where(IsInside).Select(run => run.Seconds)))
        {
            Breaches = told.Length == 0 ? null : begun.Sum(all => all.Count),
            NotRecovered = told.Length == 0 ? null : begun.Sum(all => all.Count(breach => breach.EndSeconds is null)),
            RecoverySeconds = recoveries.Length == 0 ? null : Median.Of(recoveries),
            RecoveryInterval = recoveries.Length < begun.Length ? null : MedianInterval.Of(recoveries),
            ViolationSeconds = told.Length == 0 ? null
                : Median.Of(told.Select(round => OverSeconds(span, round.Runs, experiment.Objective!))),
        };

        bool IsInside(PipelineRecord run) => span.Has(run.IntendedAtSeconds);
    }

    private IReadOnlyList<Breach> BreachesOf(PipelineRecord[] runs, ObjectiveDefinition objective)
        => ObjectiveBreaches.Of(runs, objective, _spans[^1].EndSeconds);

    // Of a round. Null where one of them was not shown to end: the longest of the others would be too low.
    private static double? LongestOf(IReadOnlyList<Breach> breaches)
        => breaches.All(breach => breach.Seconds is not null) ? breaches.Max(breach => breach.Seconds) ?? 0 : null;

    private static PipelineRecord[] RunsOf(CountedRound round)
        => [.. round.Answered.Concat(round.Failed).OrderBy(run => run.IntendedAtSeconds)];

    // Seconds by the share of their runs that were over the objective. Of one that a span cuts, it is the part and its runs.
    private double OverSeconds(LoadSpan span, PipelineRecord[] runs, ObjectiveDefinition objective)
        => runs.Where(run => span.Has(run.IntendedAtSeconds))
            .GroupBy(run => (long)(run.IntendedAtSeconds / ObjectiveBreaches.WindowSeconds))
            .Sum(window => PartOf(span, window.Key) * window.Count(run => ObjectiveBreaches.IsOver(run, objective)) / window.Count());

    // A trace ends with a run, whose second is no less than those of others.
    private double PartOf(LoadSpan span, long window) => experiment.Load.Kind == LoadKind.Trace
        ? ObjectiveBreaches.WindowSeconds
        : Math.Min(span.EndSeconds, (window + 1) * ObjectiveBreaches.WindowSeconds)
            - Math.Max(span.BeginSeconds, window * ObjectiveBreaches.WindowSeconds);

    private sealed record ToldRound(PipelineRecord[] Runs, IReadOnlyList<Breach> Breaches);
}

/// <summary>A part of the load's plan.</summary>
/// <param name="Name">What a report calls it.</param>
/// <param name="BeginSeconds">When it begins, in seconds since the round began.</param>
/// <param name="EndSeconds">When it ends.</param>
internal sealed record LoadSpan(string Name, double BeginSeconds, double EndSeconds)
{
    /// <summary>The stages of a load that has a plan of times; empty for one that has none.</summary>
    /// <param name="load">The load.</param>
    /// <param name="lastSeconds">When the last run of a round should have been sent: the end of a trace.</param>
    public static IReadOnlyList<LoadSpan> Of(LoadDefinition load, double lastSeconds) => load.Kind switch
    {
        LoadKind.Open => [new LoadSpan("all of it", 0, load.DurationSeconds)],
        LoadKind.Stages => [.. OfStages(load.Stages ?? [])],
        LoadKind.Trace => [new LoadSpan("all of it", 0, lastSeconds)],
        _ => [],
    };

    /// <summary>Whether a moment lies in it.</summary>
    public bool Has(double seconds) => seconds >= BeginSeconds && seconds < EndSeconds;

    private static IEnumerable<LoadSpan> OfStages(IEnumerable<StageDefinition> stages)
    {
        var begin = 0.0;
        foreach (var (index, stage) in stages.Index())
        {
            var rate = Invariant($"{(stage.RampTo is null ? "" : "to ")}{stage.RampTo ?? stage.RatePerSecond:0.###}/s");
            yield return new LoadSpan($"{index + 1}: {rate}", begin, begin += stage.Seconds);
        }
    }
}
