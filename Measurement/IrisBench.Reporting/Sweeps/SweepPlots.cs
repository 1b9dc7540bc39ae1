using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Plots;
using IrisBench.Reporting.Wording;
using ScottPlot;

namespace IrisBench.Reporting.Sweeps;

/// <summary>The curves of a sweep as plots: the same as the charts of the page.</summary>
internal static class SweepPlots
{
    public static IReadOnlyList<PlotFile> Of(SweepModel model)
        => [.. model.Lines.SelectMany(line => SweepModel.Drawn.Select(measure => SweepCharts.Measure(model, line, measure))
            .Append(SweepCharts.Ratios(model, line, Measures.PipelineSeconds)))
            .OfType<CurveChart>().Select(chart => Create(chart, model))];

    private static PlotFile Create(CurveChart chart, SweepModel model)
    {
        // The page's own scales tell where a value lies, from 0 to 1, and where numbers belong.
        var (x, y) = (chart.Horizontal(0, 1, int.MaxValue / 2), chart.Vertical(0, 1));
        var plot = PlotSheet.Create(chart.Title, chart.HorizontalTitle, chart.VerticalTitle);
        foreach (var level in chart.Levels)
            plot.Add.HorizontalLine(y.Within(level), 1, Color.FromHex("#16191d"), LinePattern.Dashed);
        foreach (var (index, curve) in chart.Curves.Index())
            Add(plot, curve, (index - ((chart.Curves.Count - 1) / 2.0)) * 0.006, PlotSheet.Side(model.Sides.IndexOf(curve.Label)), x, y);
        foreach (var (at, _) in chart.Marks)
            plot.Add.Marker(x.Within(at.X), y.Within(at.Y), MarkerShape.OpenDiamond, 11, Color.FromHex("#16191d"));

        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. x.Ticks.Select(tick => new Tick(x.At(tick), model.Tick(tick)))]);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. y.Ticks.Select(tick => new Tick(y.At(tick), Quantity.Tick(tick)))]);
        plot.Axes.SetLimits(0, 1, -0.02, 1.02);
        plot.AddLegend();
        return new PlotFile(chart.Id, chart.Title, plot);
    }

    private static void Add(Plot plot, Curve curve, double shift, Color color, Scale x, Scale y)
    {
        var line = plot.Add.Scatter(
            curve.Points.Select(point => x.Within(point.X) + shift).ToArray(),
            curve.Points.Select(point => y.Within(point.Y)).ToArray(), color);
        line.LineWidth = 2;
        line.MarkerSize = 7;
        line.LegendText = PlainText.Clean(curve.Label);
        foreach (var (point, interval) in curve.Points.Zip(curve.Intervals).Where(pair => pair.Second is not null))
        {
            var whisker = plot.Add.Line(
                x.Within(point.X) + shift, y.Within(interval!.Lower), x.Within(point.X) + shift, y.Within(interval.Upper));
            whisker.LineStyle = new LineStyle { Color = color, Width = 2 };
        }
    }
}
