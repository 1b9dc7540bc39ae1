using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>Ratios to the reference with their intervals on a logarithmic axis, a row for each side and measure, the noise floor behind
/// each. The verdict is a shape and a colour: which way, and whether that is good.</summary>
internal static class ForestChart
{
    /// <summary>From this width on, labels stand beside the marks, not above them.</summary>
    private const double Beside = 500;

    /// <summary>And from this, figures too.</summary>
    private const double Roomy = 700;

    private const double HeadHeight = 30;

    private static readonly LegendEntry[] Meanings =
    [
        new("higher", "open up"), new("lower", "open down"), new("the same", "open equal"), new("not known", "open ring"),
        new("better", "better swatch"), new("worse", "worse swatch"), new("noise floor: the reference by itself", "noise swatch"),
    ];

    /// <summary>All sides at once, in the measures that a reader looks for first; null where there are only two sides.</summary>
    public static Chart? OfAll(ReportModel model) => model.HasSeveral && model.HeadlinesBySide.Any(rows => rows.Any(IsDrawable))
        ? Create("all-sides", $"All sides by {model.Sides.Names[0]}", [.. model.HeadlinesBySide], model)
        : null;

    /// <summary>Each side by itself, in all measures; none of a side that has no ratio.</summary>
    public static IEnumerable<Chart> OfEach(ReportModel model) => model.ComparisonsBySide.Where(rows => rows.Any(IsDrawable))
        .Select(rows => Create(
            $"ratios-{model.Sides.IndexOf(rows[0].Side)}", $"{rows[0].Side} by {rows[0].Reference}", [rows], model));

    /// <summary>The mark of a verdict, by the shape that is among its classes.</summary>
    public static void DrawMark(SvgDrawing drawing, double x, double y, string style, string? tooltip)
    {
        const double Size = 6;
        if (style.EndsWith("ring", StringComparison.Ordinal))
        {
            drawing.Circle(x, y, 5, style, tooltip);
            return;
        }

        if (style.EndsWith("equal", StringComparison.Ordinal))
        {
            drawing.Rectangle(x - Size, y - Size, 2 * Size, 2 * Size, style, tooltip);
            return;
        }

        var tip = style.EndsWith("up", StringComparison.Ordinal) ? -Size : Size;
        drawing.Polyline([(x - Size, y - (tip * 0.75)), (x + Size, y - (tip * 0.75)), (x, y + tip)], style, tooltip, closed: true);
    }

    private static Chart Create(string id, string title, IReadOnlyList<IReadOnlyList<Comparison>> sides, ReportModel model)
    {
        var drawn = sides.Select(rows => rows.Where(IsDrawable).ToList()).Where(rows => rows.Count > 0).ToList();
        return new Chart(
            id, title,
            "Ratios of medians with their 95 % intervals: "
                + $"{string.Join("; ", drawn.SelectMany(rows => rows).Select(row => Sentence(row, sides.Count > 1)))}.",
            Meanings, ComparisonTable.Ratios([.. sides.SelectMany(rows => rows)], model.Summary), width => Draw(width, drawn, model));
    }

    private static string Sentence(Comparison row, bool withSide)
        => $"{(withSide ? $"{row.Side}, " : "")}{MeasureWordings.Of(row.Measure).Label} "
            + $"{IntervalWording.Of(row.Ratio, row.RatioInterval, Quantity.Ratio)}, {RunWording.InBrief(row.Verdict)}";

    private static SvgDrawing Draw(double width, IReadOnlyList<IReadOnlyList<Comparison>> sides, ReportModel model)
    {
        var (rowHeight, head) = (width >= Beside ? 30 : 46, sides.Count > 1 ? HeadHeight : 0);
        var height = sides.Sum(rows => head + (rowHeight * rows.Count));
        var drawing = new SvgDrawing(width, height + 50);
        var area = width >= Roomy ? new PlotArea(230, 4, width - 180, height + 10)
            : width >= Beside ? new PlotArea(170, 4, width - 18, height + 10)
            : new PlotArea(12, 4, width - 18, height + 10);
        var ends = sides.SelectMany(rows => rows).SelectMany(Places).Append(1).ToList();
        var scale = new LogScale(ends.Min() / 1.08, ends.Max() * 1.08, area.Left, area.Right, width >= Roomy ? 7 : 4);
        area.DrawHorizontalAxis(drawing, scale, "times the reference (logarithmic)", tick => $"{Quantity.Tick(tick)}×");
        drawing.Line(scale.At(1), area.Top, scale.At(1), area.Bottom, "reference");
        var top = area.Top;
        foreach (var rows in sides)
        {
            if (head > 0)
                drawing.Text(0, top + 20, rows[0].Side, $"strong {SideColors.Style(model.Sides.IndexOf(rows[0].Side))}");
            foreach (var (index, row) in rows.Index())
                DrawRow(drawing, area, top + head + (rowHeight * index), row, model.Noise.GetValueOrDefault(row.Measure), scale);
            top += head + (rowHeight * rows.Count);
        }

        return drawing;
    }

    private static void DrawRow(SvgDrawing drawing, PlotArea area, double top, Comparison row, NoiseFloor? noise, LogScale scale)
    {
        var isBeside = drawing.Width >= Beside;
        var (middle, text) = isBeside ? (top + 15, top + 19) : (top + 31, top + 17);
        var figure = IntervalWording.Of(row.Ratio, row.RatioInterval, Quantity.Ratio);
        drawing.Text(
            isBeside ? 0 : area.Left, text, MeasureWordings.Of(row.Measure).Label, "label",
            isBeside ? area.Left : area.Right - area.Left - (0.8 * TextWidth.Of(figure)));
        if (!isBeside || drawing.Width >= Roomy)
            drawing.Text(isBeside ? drawing.Width - 2 : area.Right, text, figure, "label end");

        if (noise is { RatioInterval: { Lower: > 0 } floor })
        {
            var (from, to) = (scale.Within(floor.Lower), scale.Within(floor.Upper));
            drawing.Rectangle(from, middle - 8, Math.Max(2, to - from), 16, "noise swatch", "noise floor", 2);
        }

        var judged = MeasureWordings.JudgementOf(row);
        if (row.RatioInterval is { } interval)
            drawing.Line(scale.At(interval.Lower), middle, scale.At(interval.Upper), middle, $"whisker {judged}");
        var shape = row.Verdict.Kind switch
        {
            VerdictKind.Higher => "up",
            VerdictKind.Lower => "down",
            VerdictKind.Same => "equal",
            _ => "ring",
        };
        DrawMark(drawing, scale.At(row.Ratio!.Value), middle, $"{judged} {shape}", row.Verdict.Text);
    }

    private static IEnumerable<double> Places(Comparison row)
        => new[] { row.Ratio, row.RatioInterval?.Lower, row.RatioInterval?.Upper }.OfType<double>();

    private static bool IsDrawable(Comparison row)
        => row.Ratio is not null && Places(row).All(place => place > 0 && double.IsFinite(place));
}
