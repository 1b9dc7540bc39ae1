using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts.Drawing;
using IrisBench.Reporting.Charts.Scales;
using IrisBench.Reporting.Tables;

namespace IrisBench.Reporting.Charts;

/// <summary>Curves over two scales: what the distribution of latencies and the curve of costs have in common.</summary>
internal sealed record CurveChart : IChart
{
    private const double Height = 280;
    private const double Apart = 5;

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required DataTable Data { get; init; }

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

    public IReadOnlyList<LegendEntry> Legend => [.. Curves.Select(curve => new LegendEntry(curve.Label, $"{curve.Style} stroke"))];

    public SvgDrawing Draw(double width)
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
            drawing.Polyline([.. curve.Points.Select(point => (x.Within(point.X) + shift, y.Within(point.Y)))], $"line {curve.Style}", curve.Label);
            foreach (var (point, interval) in curve.Points.Zip(curve.Intervals))
            {
                if (interval is not null)
                    drawing.Line(x.Within(point.X) + shift, y.Within(interval.Lower), x.Within(point.X) + shift, y.Within(interval.Upper), $"whisker {curve.Style}");
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
