using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>A measure round by round: a dot each, the median, and the interval of the median. Outliers are rings.</summary>
/// <param name="measure">The measure.</param>
/// <param name="sides">The sides, for their colours.</param>
/// <param name="summary">The run.</param>
internal sealed class StripChart(MeasureWording measure, ReportSides sides, RunSummary summary) : IChart
{
    private const double RowHeight = 62;
    private const double Spread = 4;

    private static readonly string[] RoundByRound =
        [Measures.PipelineSeconds, Measures.CpuSecondsPerRun, Measures.WorkingSetMaxBytes, Measures.Throughput];

    private readonly IReadOnlyList<(int Side, string Name, MeasureSummary Values)> _rows =
    [
        .. summary.Sides.SelectMany(side => side.Measures
            .Where(values => values.Measure == measure.Measure && values.Values.Count > 0)
            .Select(values => (sides.IndexOf(side.Side), side.Side, values))),
    ];

    /// <summary>The rounds of the measures a reader looks for first.</summary>
    public static IReadOnlyList<StripChart> All(ReportModel model)
        => [.. RoundByRound
            .Where(measure => model.Summary.Sides.Any(
                side => side.Measures.Any(found => found.Measure == measure && found.Values.Count > 0)))
            .Select(measure => new StripChart(MeasureWordings.Of(measure), model.Sides, model.Summary))];

    public string Id => $"rounds-{measure.Measure}";

    public string Title => measure.Label;

    public string Description
        => "A dot for each round. " + string.Join("; ", _rows.Select(row => $"{row.Name}: {Figures(row.Values)}")) + ".";

    public IReadOnlyList<LegendEntry> Legend => [];

    public DataTable Data => new(
        ["Round", .. _rows.Select(row => row.Name)],
        [.. Enumerable.Range(0, _rows.Select(row => row.Values.Values.Count).DefaultIfEmpty(0).Max())
            .Select(round => (IReadOnlyList<string>)
        [
            Quantity.Count(round + 1), .. _rows.Select(row => Cell(row.Values, round)),
        ])]);

    public SvgDrawing Draw(double width)
    {
        var drawing = new SvgDrawing(width, (RowHeight * _rows.Count) + 46);
        var area = new PlotArea(10, 4, width - 12, (RowHeight * _rows.Count) + 8);
        var all = _rows.SelectMany(row => row.Values.Values).ToList();
        var unit = MeasureAxis.Of(measure.Measure, all.DefaultIfEmpty(0).Max());
        var scale = LinearScale.Around(all.Select(value => value / unit.Size), area.Left, area.Right, width < 500 ? 4 : 6);
        area.DrawHorizontalAxis(drawing, scale, unit.Name);
        foreach (var (row, place) in _rows.Select((row, place) => (row, place)))
            DrawRow(drawing, area.Top + (RowHeight * place), row, value => scale.At(value / unit.Size), area);

        return drawing;
    }

    private void DrawRow(
        SvgDrawing drawing, double top, (int Side, string Name, MeasureSummary Values) row, Func<double, double> at, PlotArea area)
    {
        var style = SideColors.Style(row.Side);
        var middle = top + 38;
        drawing.Text(area.Left, top + 16, row.Name, $"label strong {style}");
        drawing.Text(area.Right, top + 16, Figures(row.Values), "label end");
        if (row.Values.Interval is { } interval)
        {
            drawing.Rectangle(
                at(interval.Lower), middle - 11, Math.Max(1.5, at(interval.Upper) - at(interval.Lower)), 22, $"interval {style}",
                "interval of the median", 3);
        }

        drawing.Line(at(row.Values.Median), middle - 13, at(row.Values.Median), middle + 13, $"median {style}");
        foreach (var (round, value) in row.Values.Values.Index())
        {
            var outlier = row.Values.Outliers.Contains(round);
            // Rounds of the same value must not hide each other.
            drawing.Circle(
                at(value), middle + (Spread * ((round % 5) - 2) / 2), 3.4, $"dot {style}{(outlier ? " outlier" : "")}",
                $"round {round + 1}: {Cell(row.Values, round)}");
        }
    }

    private string Figures(MeasureSummary values) => IntervalWording.Of(values.Median, values.Interval, measure.Format);

    private string Cell(MeasureSummary values, int round)
        => round >= values.Values.Count
            ? "–"
            : measure.Format(values.Values[round]) + (values.Outliers.Contains(round) ? " (outlier)" : "");
}
