using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>Each step of each side: the median over the rounds with its interval, and percentiles of single calls.</summary>
internal static class StepTable
{
    public static DataTable Of(RunSummary summary) => new(
        ["Step", "Side", "Median", "Interval", "p90", "p99", "Max"],
        [
            .. summary.Sides.SelectMany(side => side.Steps).Select(step => step.Step).Distinct().SelectMany(step => summary.Sides
                .SelectMany(side => side.Steps.Where(found => found.Step == step).Select(found => Row(side.Side, found)))),
        ])
    {
        TextColumns = [1],
    };

    private static IReadOnlyList<string> Row(string side, StepSummary step) =>
    [
        step.Step, side, Quantity.Seconds(step.MedianOfRounds), IntervalWording.Of(step.Interval, Quantity.Seconds), Quantity.Seconds(step.Latency.P90),
        step.Latency.P99 is { } p99 ? Quantity.Seconds(p99) : "–", Quantity.Seconds(step.Latency.Max),
    ];
}
