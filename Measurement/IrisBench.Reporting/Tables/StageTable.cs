using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>Each stage of the load at each side: what was asked and answered, and how long the objective was missed.</summary>
internal static class StageTable
{
    private static readonly string[] OfLoad = ["Stage", "Side", "Runs", "Failed", "p50", "p95", "p99", "Cold starts"];
    private static readonly string[] OfObjective = ["Objective missed", "Time to recover", "Time × share over it"];

    /// <summary>The table; null where no side tells its stages.</summary>
    public static DataTable? Of(RunSummary summary)
    {
        var all = summary.Sides.SelectMany(side => side.Stages, (side, stage) => (side.Side, Stage: stage)).ToList();
        if (all.Count == 0)
            return null;
        var hasObjective = summary.Run.Experiment.Objective is not null;
        return DataTable.Of(
            [.. OfLoad, .. hasObjective ? OfObjective : []],
            all.GroupBy(found => found.Stage.BeginSeconds).SelectMany(stage => stage),
            found => [.. Load(found.Side, found.Stage), .. hasObjective ? Objective(found.Stage) : []],
            1);
    }

    /// <summary>What the columns of the objective mean; null without one.</summary>
    public static string? NoteOf(RunSummary summary) => summary.Run.Experiment.Objective is { } objective
        ? "The objective is missed from the first run over it, while in a second that begins with a run more than 5 % of the runs take "
            + $"longer than {Quantity.Seconds(objective.P95Seconds)} or more than {Quantity.Percent(objective.Errors)} fail. It is met "
            + "again when that has not been so for 5 s. The time counts to the stage in which it began, and of a round the longest."
        : null;

    private static string[] Load(string side, StageSummary stage) =>
    [
        stage.Stage, side, Quantity.Count(stage.PipelineRuns), Quantity.Count(stage.Failed),
        .. stage.Latency.Count == 0
            ? ["–", "–", "–"]
            : new[] { stage.Latency.P50, stage.Latency.P95, stage.Latency.P99 }.Select(LatencyTable.SecondsOrDash),
        Quantity.Count(stage.ColdStarts),
    ];

    private static string[] Objective(StageSummary stage) =>
    [
        stage.Breaches is { } breaches ? Quantity.Count(breaches) : "–",
        (stage.RecoverySeconds, stage.NotRecovered) switch
        {
            (null, > 0) => "not before the load ended",
            (_, > 0 and var lost) => $"{IntervalWording.Of(stage.RecoverySeconds, stage.RecoveryInterval, Quantity.Seconds)}; {lost} not "
                + "before the load ended",
            _ => IntervalWording.Of(stage.RecoverySeconds, stage.RecoveryInterval, Quantity.Seconds),
        },
        stage.ViolationSeconds is { } over ? Quantity.Seconds(over) : "–",
    ];
}
