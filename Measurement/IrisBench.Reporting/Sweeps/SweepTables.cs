using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Sweeps;

/// <summary>The tables of a sweep's report.</summary>
internal static class SweepTables
{
    /// <summary>Every side at every point of a line: medians with their intervals.</summary>
    public static DataTable Points(SweepModel model, SweepLine line) => DataTable.Of(
        [model.Axis.Label, "Side", "Rounds", .. SweepModel.Drawn.Select(measure => Label(measure, model))],
        line.Points.SelectMany(point => point.Sides, (point, side) => (Point: point, Side: side)),
        row =>
        [
            row.Point.Values[0].Text, row.Side.Side, $"{row.Side.Rounds}{(row.Point.EndedEarlyAfter is null ? "" : ", ended early")}",
            .. SweepModel.Drawn.Select(measure => Figure(row.Side, measure)),
        ],
        1);

    /// <summary>A measure along a line: what a chart shows.</summary>
    public static DataTable Measure(SweepModel model, SweepLine line, string measure) => DataTable.Of(
        [model.Axis.Label, .. model.Sides.Names], line.Points,
        point => [point.Values[0].Text, .. point.Sides.Select(side => Figure(side, measure))]);

    /// <summary>Each other side by the reference along a line, with verdicts.</summary>
    public static DataTable Ratios(SweepModel model, SweepLine line, string measure) => DataTable.Of(
        [model.Axis.Label, .. model.Sides.Names.Skip(1).SelectMany(side => new[] { side, "Verdict" })],
        line.Points,
        point =>
        [
            point.Values[0].Text,
            .. model.Sides.Names.Skip(1)
                .Select(side => point.Comparisons.FirstOrDefault(row => row.Side == side && row.Measure == measure))
                .SelectMany(row => row is null
                    ? ["–", "–"]
                    : new[] { IntervalWording.Of(row.Ratio, row.RatioInterval, Quantity.Ratio), RunWording.Of(row.Verdict) }),
        ],
        [.. Enumerable.Range(1, Math.Max(0, model.Sides.Names.Count - 1)).Select(side => 2 * side)]);

    /// <summary>Where the ratios pass the value that was asked for.</summary>
    public static DataTable Crossings(SweepSummary summary) => DataTable.Of(
        ["Measure", "In words"], summary.Crossings,
        crossing => [MeasureWordings.Of(crossing.Measure).Label, CrossingWording.Of(crossing, summary)], 1);

    private static string Label(string measure, SweepModel model)
        => MeasureWordings.Of(measure).Label + measure switch
        {
            Measures.CostPerMillionRuns => $", {model.Summary.Currency}",
            Measures.WorkingSetMaxBytes => $" ({RunWording.ShortOf(model.Summary.Run.MemoryKind)})",
            _ => "",
        };

    private static string Figure(SideSummary side, string measure)
        => side.Find(measure) is { } found
            ? IntervalWording.Of(found.Median, found.Interval, MeasureWordings.Of(measure).Format)
            : "–";
}
