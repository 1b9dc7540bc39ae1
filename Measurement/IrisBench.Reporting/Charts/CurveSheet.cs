using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>Curves over two scales: what the distribution of latencies, the curve of costs and those of a sweep have in common.</summary>
internal sealed record CurveSheet
{
    private const double Height = 280;
    private const double Apart = 5;

    public required IReadOnlyList<Curve> Curves { get; init; }

    /// <summary>The horizontal scale, given where it begins and ends and how many numbers fit.</summary>
    public required Func<double, double, int, Scale> Horizontal { get; init; }

    /// <summary>The vertical scale, given its lower and upper end.</summary>
    public required Func<double, double, Scale> Vertical { get; init; }

    public required string HorizontalTitle { get; init; }

    public required string VerticalTitle { get; init; }

    /// <summary>How the numbers of the horizontal axis are written; null as usual.</summary>
    public Func<double, string>? HorizontalFormat { get; init; }

    /// <summary>Heights to compare the curves with.</summary>
    public IReadOnlyList<double> Levels { get; init; } = [];

    /// <summary>Places to point at, with what is to be said of them.</summary>
    public IReadOnlyList<(CurvePoint At, string Text)> Marks { get; init; } = [];

    /// <summary>The chart.</summary>
    public Chart ToChart(string id, string title, string description, DataTable data) => new(
        id, title, description, [.. Curves.Select(curve => new LegendEntry(curve.Label, $"{curve.Style} stroke"))], data, Draw);

    private SvgDrawing Draw(double width)
    {
        var drawing = new SvgDrawing(width, Height);
        var area = new PlotArea(56, 30, width - 14, Height - 38);
        var (x, y) = (Horizontal(area.Left, area.Right, width < 500 ? 4 : 8), Vertical(area.Bottom, area.Top));
        area.DrawHorizontalAxis(drawing, x, HorizontalTitle, HorizontalFormat);
        area.DrawVerticalAxis(drawing, y, VerticalTitle);
        foreach (var level in Levels)
            drawing.Line(area.Left, y.Within(level), area.Right, y.Within(level), "reference");
        foreach (var (index, curve) in Curves.Index())
        {
            // Side by side, so that no interval hides another.
            var shift = curve.Intervals.Count == 0 ? 0 : (index - ((Curves.Count - 1) / 2.0)) * Apart;
            foreach (var piece in curve.Pieces())
            {
                drawing.Polyline(
                    [.. piece.Select(point => (x.Within(point.X) + shift, y.Within(point.Y)))], $"line {curve.Style}", curve.Label);
                if (piece is [var alone] && curve.LongestGap is not null)
                    drawing.Circle(x.Within(alone.X), y.Within(alone.Y), 2.5, $"dot {curve.Style}", curve.Label);
            }

            foreach (var (point, interval) in curve.Points.Zip(curve.Intervals))
            {
                if (interval is not null)
                {
                    var place = x.Within(point.X) + shift;
                    drawing.Line(place, y.Within(interval.Lower), place, y.Within(interval.Upper), $"whisker {curve.Style}");
                }

                drawing.Circle(x.Within(point.X) + shift, y.Within(point.Y), 3.5, $"dot {curve.Style}", curve.Label);
            }
        }

        foreach (var (at, text) in Marks)
        {
            drawing.Line(x.Within(at.X), area.Bottom, x.Within(at.X), y.Within(at.Y), "pointer");
            drawing.Circle(x.Within(at.X), y.Within(at.Y), 4.5, "mark", text);
        }

        return drawing;
    }
}

/// <summary>A curve of a <see cref="CurveSheet"/>.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Style">Classes of its colour and stroke.</param>
/// <param name="Points">By rising abscissa.</param>
internal sealed record Curve(string Label, string Style, IReadOnlyList<CurvePoint> Points)
{
    /// <summary>The interval of each point, null where there is none; with them every point is a dot. Empty for a curve of no points of its
    /// own.</summary>
    public IReadOnlyList<Interval?> Intervals { get; init; } = [];

    /// <summary>How far apart two points may be that a line joins: where nothing was measured in between, none says so. Null joins
    /// all.</summary>
    public double? LongestGap { get; init; }

    /// <summary>The points that are joined.</summary>
    public IEnumerable<IReadOnlyList<CurvePoint>> Pieces()
    {
        var piece = new List<CurvePoint>();
        foreach (var point in Points)
        {
            if (piece.Count > 0 && point.X - piece[^1].X > LongestGap)
            {
                yield return piece;
                piece = [];
            }

            piece.Add(point);
        }

        yield return piece;
    }
}

/// <summary>The cumulative distribution of latencies, a curve for each side.</summary>
internal static class LatencyChart
{
    // Beyond this, a linear axis presses the fast half into a corner.
    private const double LinearSpan = 20;

    public static Chart? Create(ReportModel model)
    {
        var sides = model.Summary.Sides.Where(side => side.Latency.Curve.Count > 1).ToList();
        if (sides.Count == 0)
            return null;

        var (least, most) = (sides.Min(side => side.Latency.Curve[0].X), sides.Max(side => side.Latency.Curve[^1].X));
        var unit = AxisUnit.Seconds(most);
        var logarithmic = least > 0 && most / least > LinearSpan;
        var sheet = new CurveSheet
        {
            Curves = [.. sides.Select(side => new Curve(side.Side, model.StyleOf(side.Side), Steps(side.Latency.Curve, unit)))],
            Horizontal = (from, to, ticks) => logarithmic
                ? new LogScale(least / unit.Size, most / unit.Size, from, to, ticks)
                : LinearScale.Around([least / unit.Size, most / unit.Size], from, to, ticks),
            Vertical = (from, to) => new LinearScale(0, 100, from, to),
            HorizontalTitle = $"latency, {unit.Name}{(logarithmic ? " (logarithmic)" : "")}",
            VerticalTitle = "% of runs answered within",
        };
        return sheet.ToChart(
            "latency", "Latency of pipeline runs, cumulative",
            "Share of the pipeline runs that were answered within a time, a curve for each side. The table has the percentiles.",
            LatencyTable.Of(model.Summary));
    }

    /// <summary>From 0 % on, and level until the next latency: no run was answered in between.</summary>
    private static List<CurvePoint> Steps(IReadOnlyList<CurvePoint> curve, AxisUnit unit)
        => [new(curve[0].X / unit.Size, 0), .. curve.SelectMany((point, index) => new[]
        {
            new CurvePoint(point.X / unit.Size, 100 * (index == 0 ? 0 : curve[index - 1].Y)),
            new CurvePoint(point.X / unit.Size, 100 * point.Y),
        })];
}

/// <summary>Cost per month by request rate, both logarithmic, with the break-even rates.</summary>
internal static class CostChart
{
    public static Chart? Create(ReportModel model)
    {
        var cost = model.Summary.Cost;
        var series = cost.Curve.Select(curve => curve with { Points = [.. curve.Points.Where(point => point is { X: > 0, Y: > 0 })] })
            .Where(curve => curve.Points.Count > 1).ToList();
        if (series.Count == 0)
            return null;

        var points = series.SelectMany(curve => curve.Points).ToList();
        var (left, right) = (points.Min(point => point.X), points.Max(point => point.X));
        var (bottom, top) = (points.Min(point => point.Y), points.Max(point => point.Y));
        var sheet = new CurveSheet
        {
            Curves = [.. series.Select(
                curve => new Curve($"{curve.Side}, {RunWording.Of(curve.Model)}", Style(curve, model), curve.Points))],
            Horizontal = (from, to, ticks) => new LogScale(left, right, from, to, ticks),
            Vertical = (from, to) => new LogScale(bottom, top, from, to),
            HorizontalTitle = "pipeline runs per second (logarithmic)",
            VerticalTitle = $"{cost.Currency} per month (logarithmic)",
            Marks = [.. cost.BreakEvens.Select(even => Mark(even, series)).OfType<(CurvePoint, string)>()],
        };
        return sheet.ToChart(
            "cost", "Cost per month by request rate",
            $"A curve for each side and model, both axes logarithmic. {string.Join(" ", cost.BreakEvens.Select(even => even.Text))}",
            CostCurveTable.Of(cost with { Curve = series }));
    }

    private static string Style(CostSeries curve, ReportModel model)
        => model.StyleOf(curve.Side) + (curve.Model == CostModel.ReservedPod ? " dashed" : "");

    // Between two points the money of pods does not change: it rises in steps, and each has two points.
    private static (CurvePoint At, string Text)? Mark(BreakEven even, IReadOnlyList<CostSeries> series)
        => even.RunsPerSecond is { } rate
            && series.FirstOrDefault(curve => curve.Side == even.ReservedSide && curve.Model == CostModel.ReservedPod) is { } reserved
            ? (new CurvePoint(rate, (reserved.Points.FirstOrDefault(point => point.X >= rate) ?? reserved.Points[^1]).Y), even.Text) : null;
}
