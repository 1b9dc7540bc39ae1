using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>Percentiles of single pipeline runs, a row for each side.</summary>
internal static class LatencyTable
{
    public static DataTable Of(RunSummary summary) => new(
        ["Side", "Runs", "p50", "p90", "p95", "p99", "Max"],
        [.. summary.Sides.Where(side => side.Latency.Count > 0).Select(side => Row(side.Side, side.Latency))]);

    /// <summary>A row of the percentiles of one distribution.</summary>
    public static IReadOnlyList<string> Row(string label, LatencySummary latency) =>
    [
        label, Quantity.Count(latency.Count), Quantity.Seconds(latency.P50), Quantity.Seconds(latency.P90), Quantity.Seconds(latency.P95),
        latency.P99 is { } p99 ? Quantity.Seconds(p99) : "–", Quantity.Seconds(latency.Max),
    ];
}
