using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Sweeps;

/// <summary>The curves of a sweep.</summary>
internal static class SweepCharts
{
    // Beyond this, a linear axis presses the small values into a corner.
    private const double LinearSpan = 20;

    /// <summary>A measure of every side along a line, with intervals; null where nothing was measured.</summary>
    public static CurveChart? Measure(SweepModel model, SweepLine line, string measure)
    {
        var wording = MeasureWordings.Of(measure);
        var sides = model.Sides.Names.Select((name, index) => (Name: name, Index: index, Points: line.Points
            .Select(point => (
                X: point.Values[0].Value, Found: point.Sides[index].Measures.FirstOrDefault(found => found.Measure == measure)))
            .Where(point => point.Found is { Values.Count: > 0 }).ToList())).Where(side => side.Points.Count > 0).ToList();
        if (sides.Count == 0)
            return null;

        var unit = measure == Measures.CostPerMillionRuns
            ? new AxisUnit(model.Summary.Currency, 1)
            : MeasureAxis.Of(
                measure, sides.SelectMany(side => side.Points).Max(point => point.Found!.Interval?.Upper ?? point.Found.Median));
        var chart = Create(
            model, line, $"sweep-{measure}-{line.Index}", $"{wording.Label} by {model.Axis.Label}{line.Suffix}", unit.Name,
            [.. sides.Select(side => new Curve(
                side.Name, SideColors.Style(side.Index),
                [.. side.Points.Select(point => new CurvePoint(point.X, point.Found!.Median / unit.Size))])
            {
                Intervals = [.. side.Points.Select(point => Scaled(point.Found!.Interval, unit.Size))],
            })],
            fromZero: true);
        return chart with { Data = SweepTables.Measure(model, line, measure) };
    }

    /// <summary>
    /// The ratio of every other side to the reference along a line, with the value whose crossing is looked for; null without a
    /// comparison.
    /// </summary>
    public static CurveChart? Ratios(SweepModel model, SweepLine line, string measure)
    {
        var curves = model.Sides.Names.Skip(1).Select(side => (Side: side, Points: line.Points
            .Select(point => (
                X: point.Values[0].Value, Row: point.Comparisons.FirstOrDefault(row => row.Side == side && row.Measure == measure)))
            .Where(point => point.Row is { Ratio: > 0 }).ToList())).Where(curve => curve.Points.Count > 0).ToList();
        if (curves.Count == 0)
            return null;

        var wording = MeasureWordings.Of(measure);
        var crossings = model.Summary.Crossings.Where(crossing => crossing.Measure == measure && crossing.Along == line.Along).ToList();
        var value = crossings.FirstOrDefault()?.Ratio;
        return Create(
            model, line, $"sweep-ratio-{measure}-{line.Index}",
            $"{wording.Label} by that of {model.Sides.Names[0]}{line.Suffix}", "times the reference",
            [.. curves.Select(curve => new Curve(
                curve.Side, SideColors.Style(model.Sides.IndexOf(curve.Side)),
                [.. curve.Points.Select(point => new CurvePoint(point.X, point.Row!.Ratio))])
            {
                Intervals = [.. curve.Points.Select(point => point.Row!.RatioInterval)],
            })],
            fromZero: false) with
        {
            Data = SweepTables.Ratios(model, line, measure),
            Levels = value is { } ratio ? [1, ratio] : [1],
            Marks = [.. crossings.SelectMany(
                crossing => crossing.At.Select(at => (new CurvePoint(at, crossing.Ratio), CrossingWording.Of(crossing, model.Summary))))],
        };
    }

    private static CurveChart Create(
        SweepModel model, SweepLine line, string id, string title, string unit, IReadOnlyList<Curve> curves, bool fromZero)
    {
        double[] values = [.. line.Points.Select(point => point.Values[0].Value)];
        double[] heights =
        [
            .. curves.SelectMany(curve => curve.Points).Select(point => point.Y),
            .. curves.SelectMany(curve => curve.Intervals).OfType<Interval>()
                .SelectMany(interval => new[] { interval.Lower, interval.Upper }),
            .. fromZero ? Array.Empty<double>() : [1],
        ];
        var logarithmic = heights.Min() > 0 && heights.Max() / heights.Min() > LinearSpan;
        return new CurveChart
        {
            Id = id,
            Title = title,
            Description = "A curve of medians for each side with 95 % intervals, over the values that were tried, equally far apart. "
                + $"{string.Join(" ", model.Headline)}",
            Data = SweepTables.Points(model, line),
            Curves = curves,
            Horizontal = (from, to, ticks) => new OrdinalScale(values, from, to, Math.Max(ticks, 2)),
            Vertical = (from, to) => logarithmic ? new LogScale(heights.Min() / 1.1, heights.Max() * 1.1, from, to)
                : fromZero ? LinearScale.FromZero(heights.Max(), from, to) : LinearScale.Around(heights, from, to),
            HorizontalTitle = $"{model.Axis.Label}, as tried",
            VerticalTitle = logarithmic ? $"{unit} (logarithmic)" : unit,
            HorizontalFormat = model.Tick,
        };
    }

    private static Interval? Scaled(Interval? interval, double size)
        => interval is null ? null : interval with { Lower = interval.Lower / size, Upper = interval.Upper / size };
}

/// <summary>
/// The ratio of a side to the reference over both axes: a cell a point, with its figure in it, so that nothing hangs on the
/// colour.
/// </summary>
internal sealed class HeatMapChart(SweepModel model, string side, string measure) : IChart
{
    private const double RowHeight = 34;
    private const double LabelWidth = 92;
    private const double HeadHeight = 44;

    private readonly IReadOnlyList<string> _columns = [.. model.Lines[0].Points.Select(point => point.Values[0].Text)];

    /// <summary>One for the time of each other side; none where one thing varies alone.</summary>
    public static IReadOnlyList<HeatMapChart> All(SweepModel model)
        => model.Summary.Axes.Count < 2
            ? []
            : [.. model.Sides.Names.Skip(1).Select(side => new HeatMapChart(model, side, Measures.PipelineSeconds))];

    public string Id => $"heat-{model.Sides.IndexOf(side)}-{measure}";

    public string Title => $"{side}: {MeasureWordings.Of(measure).Label.ToLowerInvariant()} by that of {model.Sides.Names[0]}";

    public string Description
        => "Each cell is a point with its ratio of medians; a star marks a difference that was shown. The table has the same.";

    public IReadOnlyList<LegendEntry> Legend
        => [new("more than the reference", "side-1 swatch"), new("less", "side-0 swatch"), new("* difference shown", "noise swatch")];

    public DataTable Data => new(
        [model.Summary.Axes[1].Label, .. _columns],
        [.. model.Lines.Select(line => (IReadOnlyList<string>)
        [
            line.Along!.Text,
            .. line.Points.Select(point => Of(point) is { } row ? IntervalWording.Of(row.Ratio, row.RatioInterval, Quantity.Ratio) : "–"),
        ])]);

    public SvgDrawing Draw(double width)
    {
        var drawing = new SvgDrawing(width, HeadHeight + (RowHeight * model.Lines.Count) + 4);
        var cell = (width - LabelWidth - 2) / _columns.Count;
        drawing.Text(width - 2, 14, model.Axis.Label, "axis-title end");
        drawing.Text(0, HeadHeight - 8, model.Summary.Axes[1].Name, "axis-title");
        foreach (var (column, text) in _columns.Index())
            drawing.Text(LabelWidth + (cell * (column + 0.5)), HeadHeight - 8, text, "tick middle");
        foreach (var line in model.Lines)
        {
            var top = HeadHeight + (RowHeight * line.Index);
            drawing.Text(LabelWidth - 8, top + 21, line.Along!.Text, "tick end");
            foreach (var (column, point) in line.Points.Index())
                DrawCell(drawing, LabelWidth + (cell * column), top, cell, Of(point));
        }

        return drawing;
    }

    private static void DrawCell(SvgDrawing drawing, double left, double top, double width, Comparison? row)
    {
        drawing.Rectangle(left, top, width, RowHeight, $"heat {Style(row)}", row?.Verdict.Text);
        var shown = row?.Verdict.Kind is VerdictKind.Higher or VerdictKind.Lower;
        drawing.Text(
            left + (width / 2), top + 21, row is null ? "–" : $"{Quantity.Number(row.Ratio)}{(shown ? "*" : "")}", "tick middle");
    }

    // A step for each doubling, or each tenth up to it.
    private static string Style(Comparison? row)
    {
        var distance = row is { Ratio: > 0 } ? Math.Abs(Math.Log2(row.Ratio)) : 0;
        var step = distance switch { < 0.05 => 0, < 0.14 => 1, < 1 => 2, < 2 => 3, _ => 4 };
        return step == 0 ? "same" : $"{(row!.Ratio > 1 ? "more" : "less")} step-{step}";
    }

    private Comparison? Of(SweepPointSummary point) => point.Comparisons.FirstOrDefault(row => row.Side == side && row.Measure == measure);
}
