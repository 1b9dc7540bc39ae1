using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts.Drawing;
using IrisBench.Reporting.Charts.Scales;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>One side against the reference: a ratio with its interval for each measure, and the noise floor behind it.</summary>
/// <param name="side">Place of the side.</param>
/// <param name="comparisons">Its comparisons, in the order of the tables.</param>
/// <param name="noise">How far the reference differs from itself, by measure.</param>
internal sealed class RatioChart(int side, IReadOnlyList<Comparison> comparisons, IReadOnlyDictionary<string, NoiseFloor> noise) : IChart
{
    private const double RowHeight = 44;

    private readonly IReadOnlyList<Comparison> _rows = [.. comparisons.Where(row => IsDrawable(row.Ratio, row.RatioInterval))];

    public string Id => $"ratios-{side}";

    public string Title => $"{comparisons[0].Side} by {comparisons[0].Reference}";

    public string Description => "Ratios of medians with their 95 % intervals: "
        + string.Join("; ", _rows.Select(row => $"{MeasureWordings.Of(row.Measure).Label} {IntervalWording.Of(row.Ratio, row.RatioInterval, Quantity.Ratio)}")) + ".";

    public IReadOnlyList<LegendEntry> Legend =>
    [
        new("ratio of medians and its 95 % interval", $"{SideColors.Style(side)} stroke"), new("noise floor: the reference by itself", "noise swatch"),
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
        var drawing = new SvgDrawing(width, (RowHeight * _rows.Count) + 46);
        var area = new PlotArea(12, 4, width - 18, (RowHeight * _rows.Count) + 8);
        var ends = _rows.SelectMany(row => new[] { row.Ratio, row.RatioInterval?.Lower ?? row.Ratio, row.RatioInterval?.Upper ?? row.Ratio }).Append(1).ToList();
        var scale = new LogScale(ends.Min() / 1.08, ends.Max() * 1.08, area.Left, area.Right, width < 500 ? 4 : 8);
        area.DrawHorizontalAxis(drawing, scale, "times the reference (logarithmic)", tick => $"{Quantity.Number(tick)}×");
        drawing.Line(scale.At(1), area.Top, scale.At(1), area.Bottom, "reference");
        foreach (var (index, row) in _rows.Index())
            DrawRow(drawing, area, area.Top + (RowHeight * index), row, scale);

        return drawing;
    }

    private void DrawRow(SvgDrawing drawing, PlotArea area, double top, Comparison row, LogScale scale)
    {
        var (middle, style) = (top + 29, SideColors.Style(side));
        drawing.Text(area.Left, top + 15, MeasureWordings.Of(row.Measure).Label, "label");
        drawing.Text(area.Right, top + 15, IntervalWording.Of(row.Ratio, row.RatioInterval, Quantity.Ratio), "label end");
        if (noise.GetValueOrDefault(row.Measure) is { RatioInterval: { Lower: > 0 } floor })
            drawing.Rectangle(scale.Within(floor.Lower), middle - 7, Math.Max(2, scale.Within(floor.Upper) - scale.Within(floor.Lower)), 14, "noise", "noise floor", 2);

        if (row.RatioInterval is { } interval)
            drawing.Line(scale.At(interval.Lower), middle, scale.At(interval.Upper), middle, $"whisker {style}");
        drawing.Circle(scale.At(row.Ratio), middle, 5, $"dot {style}{(Shown(row) ? "" : " outlier")}", row.Verdict.Text);
    }

    private static bool Shown(Comparison row) => row.Verdict.Kind is VerdictKind.Lower or VerdictKind.Higher;

    private static bool IsDrawable(double ratio, Interval? interval)
        => double.IsFinite(ratio) && ratio > 0 && (interval is null || (interval.Lower > 0 && double.IsFinite(interval.Upper)));
}
