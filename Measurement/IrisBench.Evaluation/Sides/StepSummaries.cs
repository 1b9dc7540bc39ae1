using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Sides;

/// <summary>Latencies by step, in the order of the pipeline.</summary>
internal static class StepSummaries
{
    public static IReadOnlyList<StepSummary> Of(IReadOnlyList<CountedRound> rounds)
        => [.. rounds.SelectMany(round => round.Answered).SelectMany(pipeline => pipeline.Steps).Select(step => step.Step).Distinct().Select(step => Of(step, rounds))];

    private static StepSummary Of(string step, IReadOnlyList<CountedRound> rounds)
    {
        var byRound = rounds.Select(round => SecondsOf(step, round)).Where(seconds => seconds.Length > 0).ToArray();
        var medians = byRound.Select(Median.Of).ToArray();
        return new StepSummary(step, LatencyHistogram.Of(byRound.SelectMany(seconds => seconds)), Median.Of(medians), MedianInterval.Of(medians));
    }

    private static double[] SecondsOf(string step, CountedRound round)
        => [.. round.Answered.SelectMany(pipeline => pipeline.Steps).Where(record => record.Step == step).Select(record => record.Seconds)];
}
