using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts.Scales;
using IrisBench.Reporting.Tables;

namespace IrisBench.Reporting.Charts;

/// <summary>The cumulative distribution of latencies, a curve for each side.</summary>
internal static class LatencyChart
{
    // Beyond this, a linear axis presses the fast half into a corner.
    private const double LinearSpan = 20;

    public static CurveChart? Create(ReportModel model)
    {
        var sides = model.Summary.Sides.Where(side => side.Latency.Curve.Count > 1).ToList();
        if (sides.Count == 0)
            return null;

        var (least, most) = (sides.Min(side => side.Latency.Curve[0].X), sides.Max(side => side.Latency.Curve[^1].X));
        var unit = AxisUnit.Seconds(most);
        var logarithmic = least > 0 && most / least > LinearSpan;
        return new CurveChart
        {
            Id = "latency",
            Title = "Latency of pipeline runs, cumulative",
            Description = "Share of the pipeline runs that were answered within a time, a curve for each side. The table has the percentiles.",
            Data = LatencyTable.Of(model.Summary),
            Curves = [.. sides.Select(side => new Curve(side.Side, SideColors.Style(model.Sides.IndexOf(side.Side)), Steps(side.Latency.Curve, unit)))],
            Horizontal = (from, to, ticks) => logarithmic
                ? new LogScale(least / unit.Size, most / unit.Size, from, to, ticks)
                : LinearScale.Around([least / unit.Size, most / unit.Size], from, to, ticks),
            Vertical = (from, to) => new LinearScale(0, 100, from, to),
            HorizontalTitle = $"latency, {unit.Name}{(logarithmic ? " (logarithmic)" : "")}",
            VerticalTitle = "% of runs answered within",
        };
    }

    /// <summary>From 0 % on, and level until the next latency: no run was answered in between.</summary>
    private static List<CurvePoint> Steps(IReadOnlyList<CurvePoint> curve, AxisUnit unit)
        => [new(curve[0].X / unit.Size, 0), .. curve.SelectMany((point, index) => new[]
        {
            new CurvePoint(point.X / unit.Size, 100 * (index == 0 ? 0 : curve[index - 1].Y)), new CurvePoint(point.X / unit.Size, 100 * point.Y),
        })];
}
