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

    /// <summary>The charts of a line: the time by that of the reference, then each measure that is drawn.</summary>
    public static IEnumerable<Chart> Of(SweepModel model, SweepLine line)
        => SweepModel.Drawn.Select(measure => Measure(model, line, measure)).Prepend(Ratios(model, line, Measures.PipelineSeconds))
            .OfType<Chart>();

    /// <summary>A measure of every side along a line, with intervals; null where nothing was measured.</summary>
    private static Chart? Measure(SweepModel model, SweepLine line, string measure)
    {
        var wording = MeasureWordings.Of(measure);
        var largest = line.Points.SelectMany(point => point.Sides).Select(side => side.Find(measure)).OfType<MeasureSummary>()
            .Select(found => found.Interval?.Upper ?? found.Median).DefaultIfEmpty(0).Max();
        var unit = measure == Measures.CostPerMillionRuns ? new AxisUnit(model.Summary.Currency, 1) : wording.Unit(largest);
        return Chart(
            model, line, $"sweep-{measure}-{line.Index}", $"{wording.Label} by {model.Axis.Label}{line.Suffix}", unit, fromZero: true,
            (point, side) => point.Sides.First(found => found.Side == side).Find(measure) is { } found
                ? (found.Median, found.Interval)
                : null,
            SweepTables.Measure(model, line, measure));
    }

    /// <summary>The ratio of every other side to the reference along a line, with the value whose crossing is looked for; null without a
    /// comparison.</summary>
    private static Chart? Ratios(SweepModel model, SweepLine line, string measure) => Chart(
        model, line, $"sweep-ratio-{measure}-{line.Index}",
        $"{MeasureWordings.Of(measure).Label} by that of {model.Sides.Names[0]}{line.Suffix}", new AxisUnit("times the reference", 1),
        fromZero: false,
        (point, side) => point.Comparisons.FirstOrDefault(row => row.Side == side && row.Measure == measure) is { Ratio: > 0 } found
            ? (found.Ratio.Value, found.RatioInterval)
            : null,
        SweepTables.Ratios(model, line, measure),
        [.. model.Summary.Crossings.Where(crossing => crossing.Measure == measure && crossing.Along == line.Along)]);

    private static Chart? Chart(
        SweepModel model, SweepLine line, string id, string title, AxisUnit unit, bool fromZero,
        Func<SweepPointSummary, string, (double Value, Interval? Interval)?> figureOf, DataTable data,
        IReadOnlyList<Crossing>? crossings = null)
    {
        Curve[] curves = [.. model.Sides.Names.Select(
            (side, index) => Curve(side, SideColors.Style(index), line, unit, point => figureOf(point, side))).OfType<Curve>()];
        if (curves.Length == 0)
            return null;
        var sheet = Sheet(model, line, unit.Name, curves, fromZero) with
        {
            Levels = crossings is null ? [] : [1, .. crossings.Take(1).Select(crossing => crossing.Ratio)],
            Marks = [.. (crossings ?? []).SelectMany(
                crossing => crossing.At.Select(at => (new CurvePoint(at, crossing.Ratio), CrossingWording.Of(crossing, model.Summary))))],
        };
        return sheet.ToChart(
            id, title,
            "A curve of medians for each side with 95 % intervals, over the values that were tried, equally far apart. "
                + string.Join(" ", model.Headline),
            data);
    }

    private static Curve? Curve(
        string side, string style, SweepLine line, AxisUnit unit, Func<SweepPointSummary, (double Value, Interval? Interval)?> figureOf)
    {
        var (points, intervals) = (new List<CurvePoint>(), new List<Interval?>());
        foreach (var point in line.Points)
        {
            if (figureOf(point) is not var (value, interval))
                continue;
            points.Add(new CurvePoint(point.Values[0].Value, value / unit.Size));
            intervals.Add(
                interval is null ? null : interval with { Lower = interval.Lower / unit.Size, Upper = interval.Upper / unit.Size });
        }

        return points.Count == 0 ? null : new Curve(side, style, points) { Intervals = intervals };
    }

    private static CurveSheet Sheet(SweepModel model, SweepLine line, string unit, IReadOnlyList<Curve> curves, bool fromZero)
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
        return new CurveSheet
        {
            Curves = curves,
            Horizontal = (from, to, ticks) => new OrdinalScale(values, from, to, Math.Max(ticks, 2)),
            Vertical = (from, to) => logarithmic ? new LogScale(heights.Min() / 1.1, heights.Max() * 1.1, from, to)
                : fromZero ? LinearScale.FromZero(heights.Max(), from, to) : LinearScale.Around(heights, from, to),
            HorizontalTitle = $"{model.Axis.Label}, as tried",
            VerticalTitle = logarithmic ? $"{unit} (logarithmic)" : unit,
            HorizontalFormat = model.Tick,
        };
    }
}

/// <summary>The ratio of a side to the reference over both axes: a cell a point, with its figure in it, so that nothing hangs on the
/// colour.</summary>
internal static class HeatMapChart
{
    private const double RowHeight = 34;
    private const double LabelWidth = 92;
    private const double HeadHeight = 44;

    private static readonly LegendEntry[] Meanings =
        [new("more than the reference", "side-1 swatch"), new("less", "side-0 swatch"), new("* difference shown", "noise swatch")];

    /// <summary>One for the time of each other side; none where one thing varies alone.</summary>
    public static IReadOnlyList<Chart> All(SweepModel model) => model.Summary.Axes.Count < 2
        ? []
        : [.. model.Sides.Names.Skip(1).Select(side => Create(model, side, Measures.PipelineSeconds))];

    private static Chart Create(SweepModel model, string side, string measure)
    {
        Row[] rows = [.. model.Lines.Select(line => new Row(line.Along!.Text,
            [.. line.Points.Select(point => point.Comparisons.FirstOrDefault(row => row.Side == side && row.Measure == measure))]))];
        string[] columns = [.. model.Lines[0].Points.Select(point => point.Values[0].Text)];
        return new Chart(
            $"heat-{model.Sides.IndexOf(side)}-{measure}",
            $"{side}: {MeasureWordings.Of(measure).Label.ToLowerInvariant()} by that of {model.Sides.Names[0]}",
            "Each cell is a point with its ratio of medians; a star marks a difference that was shown. The table has the same.",
            Meanings,
            new DataTable(
                [model.Summary.Axes[1].Label, .. columns],
                [.. rows.Select(row => (IReadOnlyList<string>)
                [
                    row.Label,
                    .. row.Cells.Select(cell => cell is null ? "–" : IntervalWording.Of(cell.Ratio, cell.RatioInterval, Quantity.Ratio)),
                ])]),
            width => Draw(width, rows, columns, model));
    }

    private static SvgDrawing Draw(double width, Row[] rows, string[] columns, SweepModel model)
    {
        var drawing = new SvgDrawing(width, HeadHeight + (RowHeight * rows.Length) + 4);
        var cell = (width - LabelWidth - 2) / columns.Length;
        drawing.Text(width - 2, 14, model.Axis.Label, "axis-title end");
        drawing.Text(0, HeadHeight - 8, model.Summary.Axes[1].Name, "axis-title", LabelWidth);
        foreach (var (column, text) in columns.Index())
            drawing.Text(LabelWidth + (cell * (column + 0.5)), HeadHeight - 8, text, "tick middle", cell);
        foreach (var (index, row) in rows.Index())
        {
            var top = HeadHeight + (RowHeight * index);
            drawing.Text(LabelWidth - 8, top + 21, row.Label, "tick end");
            foreach (var (column, found) in row.Cells.Index())
                DrawCell(drawing, LabelWidth + (cell * column), top, cell, found);
        }

        return drawing;
    }

    private static void DrawCell(SvgDrawing drawing, double left, double top, double width, Comparison? row)
    {
        drawing.Rectangle(left, top, width, RowHeight, $"heat {Style(row)}", row?.Verdict.Text);
        var shown = row?.Verdict.Kind is VerdictKind.Higher or VerdictKind.Lower;
        var text = row?.Ratio is { } ratio ? $"{Quantity.Number(ratio)}{(shown ? "*" : "")}" : "–";
        drawing.Text(left + (width / 2), top + 21, text, "tick middle", width);
    }

    // A step for each doubling, or each tenth up to it.
    private static string Style(Comparison? row)
    {
        var distance = row?.Ratio is { } ratio and > 0 ? Math.Abs(Math.Log2(ratio)) : 0;
        var step = distance switch { < 0.05 => 0, < 0.14 => 1, < 1 => 2, < 2 => 3, _ => 4 };
        return step == 0 ? "same" : $"{(row!.Ratio > 1 ? "more" : "less")} step-{step}";
    }

    private sealed record Row(string Label, IReadOnlyList<Comparison?> Cells);
}
