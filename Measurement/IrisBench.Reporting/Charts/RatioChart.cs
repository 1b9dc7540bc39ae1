using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>One side against the reference: a ratio with its interval for each measure, and the noise floor behind it.</summary>
/// <param name="side">Place of the side.</param>
/// <param name="comparisons">Its comparisons, in the order of the tables.</param>
/// <param name="noise">How far the reference differs from itself, by measure.</param>
internal sealed class RatioChart(int side, IReadOnlyList<Comparison> comparisons, IReadOnlyDictionary<string, NoiseFloor> noise) : IChart
{
    // From this width on, labels stand beside the area, not above the marks.
    private const double Roomy = 700;
    private const double LabelWidth = 230;
    private const double FigureWidth = 180;

    private readonly IReadOnlyList<Comparison> _rows = [.. comparisons.Where(row => IsDrawable(row.Ratio, row.RatioInterval))];

    /// <summary>Each side against the reference.</summary>
    public static IReadOnlyList<RatioChart> All(ReportModel model) => [.. model.ComparisonsBySide.Select(
        comparisons => new RatioChart(model.Sides.IndexOf(comparisons[0].Side), comparisons, model.Noise))];

    public string Id => $"ratios-{side}";

    public string Title => $"{comparisons[0].Side} by {comparisons[0].Reference}";

    public string Description => "Ratios of medians with their 95 % intervals: "
        + string.Join("; ", _rows.Select(
            row => $"{MeasureWordings.Of(row.Measure).Label} {IntervalWording.Of(row.Ratio, row.RatioInterval, Quantity.Ratio)}")) + ".";

    public IReadOnlyList<LegendEntry> Legend =>
    [
        new("ratio of medians and its 95 % interval", $"{SideColors.Style(side)} stroke"),
        new("noise floor: the reference by itself", "noise swatch"),
    ];

    public DataTable Data => new(
        ["Measure", "Ratio", "95 % interval", "Noise floor"],
        [.. comparisons.Select(row => (IReadOnlyList<string>)
        [
            MeasureWordings.Of(row.Measure).Label, Quantity.Ratio(row.Ratio), IntervalWording.Of(row.RatioInterval, Quantity.Ratio),
            IntervalWording.Of(noise.GetValueOrDefault(row.Measure)?.RatioInterval, Quantity.Ratio),
        ])]);

    public SvgDrawing Draw(double width)
    {
        var (isRoomy, rowHeight) = width >= Roomy ? (true, 32.0) : (false, 46.0);
        var drawing = new SvgDrawing(width, (rowHeight * _rows.Count) + 50);
        var area = new PlotArea(isRoomy ? LabelWidth : 12, 4, isRoomy ? width - FigureWidth : width - 18, (rowHeight * _rows.Count) + 12);
        var ends = _rows
            .SelectMany(row => new[] { row.Ratio, row.RatioInterval?.Lower ?? row.Ratio, row.RatioInterval?.Upper ?? row.Ratio })
            .Append(1).ToList();
        var scale = new LogScale(ends.Min() / 1.08, ends.Max() * 1.08, area.Left, area.Right, isRoomy ? 7 : 4);
        area.DrawHorizontalAxis(drawing, scale, "times the reference (logarithmic)", tick => $"{Quantity.Tick(tick)}×");
        drawing.Line(scale.At(1), area.Top, scale.At(1), area.Bottom, "reference");
        foreach (var (index, row) in _rows.Index())
            DrawRow(drawing, area, area.Top + (rowHeight * index), row, scale, isRoomy);

        return drawing;
    }

    private void DrawRow(SvgDrawing drawing, PlotArea area, double top, Comparison row, LogScale scale, bool isRoomy)
    {
        var (middle, text, style) = (top + (isRoomy ? 20 : 31), top + (isRoomy ? 24 : 17), SideColors.Style(side));
        drawing.Text(isRoomy ? 0 : area.Left, text, MeasureWordings.Of(row.Measure).Label, "label");
        drawing.Text(
            isRoomy ? drawing.Width - 2 : area.Right, text, IntervalWording.Of(row.Ratio, row.RatioInterval, Quantity.Ratio), "label end");
        if (noise.GetValueOrDefault(row.Measure) is { RatioInterval: { Lower: > 0 } floor })
        {
            var (from, to) = (scale.Within(floor.Lower), scale.Within(floor.Upper));
            drawing.Rectangle(from, middle - 7, Math.Max(2, to - from), 14, "noise", "noise floor", 2);
        }

        if (row.RatioInterval is { } interval)
            drawing.Line(scale.At(interval.Lower), middle, scale.At(interval.Upper), middle, $"whisker {style}");
        drawing.Circle(scale.At(row.Ratio), middle, 5, $"dot {style}{(Shown(row) ? "" : " outlier")}", row.Verdict.Text);
    }

    private static bool Shown(Comparison row) => row.Verdict.Kind is VerdictKind.Lower or VerdictKind.Higher;

    private static bool IsDrawable(double ratio, Interval? interval)
        => double.IsFinite(ratio) && ratio > 0 && (interval is null || (interval.Lower > 0 && double.IsFinite(interval.Upper)));
}
