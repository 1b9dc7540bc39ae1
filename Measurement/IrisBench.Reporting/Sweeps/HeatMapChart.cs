using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Charts.Drawing;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Sweeps;

/// <summary>The ratio of a side to the reference over both axes: a cell a point, with its figure in it, so that nothing hangs on the colour.</summary>
internal sealed class HeatMapChart(SweepModel model, string side, string measure) : IChart
{
    private const double RowHeight = 34;
    private const double LabelWidth = 92;
    private const double HeadHeight = 44;

    private readonly IReadOnlyList<string> _columns = [.. model.Lines[0].Points.Select(point => point.Values[0].Text)];

    /// <summary>One for the time of each other side; none where one thing varies alone.</summary>
    public static IReadOnlyList<HeatMapChart> All(SweepModel model)
        => model.Summary.Axes.Count < 2 ? [] : [.. model.Sides.Names.Skip(1).Select(side => new HeatMapChart(model, side, Measures.PipelineSeconds))];

    public string Id => $"heat-{model.Sides.IndexOf(side)}-{measure}";

    public string Title => $"{side}: {MeasureWordings.Of(measure).Label.ToLowerInvariant()} by that of {model.Sides.Names[0]}";

    public string Description => "Each cell is a point with its ratio of medians; a star marks a difference that was shown. The table has the same.";

    public IReadOnlyList<LegendEntry> Legend => [new("more than the reference", "side-1 swatch"), new("less", "side-0 swatch"), new("* difference shown", "noise swatch")];

    public DataTable Data => new(
        [model.Summary.Axes[1].Label, .. _columns],
        [.. model.Lines.Select(line => (IReadOnlyList<string>)[line.Along!.Text, .. line.Points.Select(point => Of(point) is { } row ? IntervalWording.Of(row.Ratio, row.RatioInterval, Quantity.Ratio) : "–")])]);

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
        drawing.Text(left + (width / 2), top + 21, row is null ? "–" : $"{Quantity.Number(row.Ratio)}{(shown ? "*" : "")}", "tick middle");
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
