using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>A measure round by round: a dot each, the median, and the interval of the median. Outliers are rings.</summary>
internal static class StripChart
{
    private const double RowHeight = 62;
    private const double Spread = 4;

    private static readonly (string Id, string Measure)[] RoundByRound =
    [
        ("execution-time", Measures.PipelineSeconds), ("cpu-time", Measures.CpuSecondsPerRun), ("memory-max", Measures.WorkingSetMaxBytes),
        ("throughput", Measures.Throughput),
    ];

    /// <summary>The rounds of the measures a reader looks for first.</summary>
    public static IReadOnlyList<Chart> All(ReportModel model)
        => [.. RoundByRound.Select(chart => Create(chart.Id, MeasureWordings.Of(chart.Measure), model)).OfType<Chart>()];

    /// <summary>Whether a chart is one of these: they stand side by side.</summary>
    public static bool Is(Chart chart) => RoundByRound.Any(known => known.Id == chart.Id);

    private static Chart? Create(string id, MeasureWording measure, ReportModel model)
    {
        Row[] rows = [.. model.Summary.Sides.SelectMany(side => side.Measures
            .Where(values => values.Measure == measure.Measure && values.Values.Count > 0)
            .Select(values => new Row(side.Side, model.StyleOf(side.Side), values, measure.Format)))];
        var title = measure.Measure == Measures.WorkingSetMaxBytes
            ? $"{measure.Label} ({RunWording.ShortOf(model.Header.MemoryKind)})"
            : measure.Label;
        return rows.Length == 0 ? null : new Chart(
            id, title, $"A dot for each round. {string.Join("; ", rows.Select(row => $"{row.Side}: {row.Figures}"))}.", [],
            new DataTable(
                ["Round", .. rows.Select(row => row.Side)],
                [.. Enumerable.Range(0, rows.Max(row => row.Values.Values.Count)).Select(
                    round => (IReadOnlyList<string>)[Quantity.Count(round + 1), .. rows.Select(row => row.Cell(round))])]),
            width => Draw(width, rows, measure));
    }

    private static SvgDrawing Draw(double width, Row[] rows, MeasureWording measure)
    {
        var drawing = new SvgDrawing(width, (RowHeight * rows.Length) + 46);
        var area = new PlotArea(10, 4, width - 12, (RowHeight * rows.Length) + 8);
        var all = rows.SelectMany(row => row.Values.Values).ToList();
        var unit = measure.Unit(all.Max());
        var scale = LinearScale.Around(all.Select(value => value / unit.Size), area.Left, area.Right, width < 500 ? 4 : 6);
        area.DrawHorizontalAxis(drawing, scale, unit.Name);
        foreach (var (place, row) in rows.Index())
            DrawRow(drawing, area.Top + (RowHeight * place), row, value => scale.At(value / unit.Size), area);
        return drawing;
    }

    private static void DrawRow(SvgDrawing drawing, double top, Row row, Func<double, double> at, PlotArea area)
    {
        var middle = top + 38;
        drawing.Text(
            area.Left, top + 16, row.Side, $"label strong {row.Style}", area.Right - area.Left - TextWidth.Of(row.Figures) - 6);
        drawing.Text(area.Right, top + 16, row.Figures, "label end");
        if (row.Values.Interval is { } interval)
        {
            var (from, to) = (at(interval.Lower), at(interval.Upper));
            drawing.Rectangle(
                from, middle - 11, Math.Max(1.5, to - from), 22, $"interval {row.Style}", "interval of the median", 3);
        }

        drawing.Line(at(row.Values.Median), middle - 13, at(row.Values.Median), middle + 13, $"median {row.Style}");
        foreach (var (round, value) in row.Values.Values.Index())
        {
            // Rounds of the same value must not hide each other.
            drawing.Circle(
                at(value), middle + (Spread * ((round % 5) - 2) / 2), 3.4, $"dot {row.Style}{(row.IsOutlier(round) ? " outlier" : "")}",
                $"round {round + 1}: {row.Cell(round)}");
        }
    }

    private sealed record Row(string Side, string Style, MeasureSummary Values, Func<double, string> Format)
    {
        public string Figures => IntervalWording.Of(Values.Median, Values.Interval, Format);

        public bool IsOutlier(int round) => Values.Outliers.Contains(round);

        public string Cell(int round)
            => round >= Values.Values.Count ? "–" : Format(Values.Values[round]) + (IsOutlier(round) ? " (outlier)" : "");
    }
}
