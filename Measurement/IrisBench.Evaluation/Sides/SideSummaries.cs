using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Sides;

/// <summary>What is told of each side by itself.</summary>
internal static class SideSummaries
{
    /// <summary>The summary of a side.</summary>
    /// <param name="side">Its rounds that count.</param>
    /// <param name="voidRounds">Those that do not, and why.</param>
    /// <param name="roles">Roles of the components.</param>
    /// <param name="confidence">Of the intervals of the measures, 0 to 1.</param>
    public static SideSummary Of(SideRounds side, IReadOnlyList<string> voidRounds, ComponentRoles roles, double confidence) => new()
    {
        Side = side.Definition.Name,
        Rounds = side.Rounds.Count,
        VoidRounds = voidRounds,
        PipelineRuns = side.Rounds.Sum(round => round.Answered.Count + round.Failed.Count),
        Errors = ErrorsOf(side),
        Measures = [.. side.Measures.Select(measure => MeasureOf(side, measure, confidence))],
        Latency = LatencyHistogram.Of(side.Rounds.SelectMany(round => round.Answered).Select(pipeline => pipeline.Seconds)),
        Steps = StepSummaries.Of(side.Rounds),
        ColdStarts = ColdStartSummaries.Of(side.Rounds),
        Components = ComponentSummaries.Of(side, roles),
    };

    private static MeasureSummary MeasureOf(SideRounds side, string measure, double confidence)
    {
        var values = side.ValuesOf(measure);
        return new MeasureSummary(measure, values, Median.Of(values), MedianInterval.Of(values, confidence), TukeyFences.OutliersOf(values));
    }

    private static Dictionary<string, int> ErrorsOf(SideRounds side)
        => side.Rounds.SelectMany(round => round.Failed)
            .GroupBy(pipeline => pipeline.Error!)
            .OrderByDescending(reason => reason.Count()).ThenBy(reason => reason.Key, StringComparer.Ordinal)
            .ToDictionary(reason => reason.Key, reason => reason.Count());
}
