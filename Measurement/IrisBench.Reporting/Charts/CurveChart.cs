using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts.Drawing;
using IrisBench.Reporting.Charts.Scales;
using IrisBench.Reporting.Tables;

namespace IrisBench.Reporting.Charts;

/// <summary>Curves over two scales: what the distribution of latencies and the curve of costs have in common.</summary>
internal sealed class CurveChart : IChart
{
    private const double Height = 280;

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

    /// <summary>Places to point at, with what is to be said of them.</summary>
    public IReadOnlyList<(CurvePoint At, string Text)> Marks { get; init; } = [];

    public IReadOnlyList<LegendEntry> Legend => [.. Curves.Select(curve => new LegendEntry(curve.Label, $"{curve.Style} stroke"))];

    public SvgDrawing Draw(double width)
    {
        var drawing = new SvgDrawing(width, Height);
        var area = new PlotArea(56, 30, width - 14, Height - 38);
        var (x, y) = (Horizontal(area.Left, area.Right, width < 500 ? 4 : 8), Vertical(area.Bottom, area.Top));
        area.DrawHorizontalAxis(drawing, x, HorizontalTitle);
        area.DrawVerticalAxis(drawing, y, VerticalTitle);
        foreach (var curve in Curves)
            drawing.Polyline([.. curve.Points.Select(point => (x.Within(point.X), y.Within(point.Y)))], $"line {curve.Style}", curve.Label);

        foreach (var (at, text) in Marks)
        {
            drawing.Line(x.Within(at.X), area.Bottom, x.Within(at.X), y.Within(at.Y), "pointer");
            drawing.Circle(x.Within(at.X), y.Within(at.Y), 4.5, "mark", text);
        }

        return drawing;
    }
}
