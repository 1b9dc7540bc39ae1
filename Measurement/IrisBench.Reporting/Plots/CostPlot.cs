using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Wording;
using ScottPlot;

namespace IrisBench.Reporting.Plots;

/// <summary>Cost per month by request rate, both logarithmic.</summary>
internal static class CostPlot
{
    public static PlotFile? Create(ReportModel model)
    {
        var cost = model.Summary.Cost;
        var curves = cost.Curve.Select(curve => curve with { Points = [.. curve.Points.Where(point => point is { X: > 0, Y: > 0 })] })
            .Where(curve => curve.Points.Count > 1).ToList();
        if (curves.Count == 0)
            return null;

        var plot = PlotSheet.Create($"Cost per month by request rate (model: {cost.PriceSheet})", "pipeline runs per second (logarithmic)", $"{cost.Currency} per month (logarithmic)");
        foreach (var curve in curves)
        {
            var line = plot.Add.ScatterLine(
                curve.Points.Select(point => Math.Log10(point.X)).ToArray(), curve.Points.Select(point => Math.Log10(point.Y)).ToArray());
            line.Color = PlotSheet.Side(model.Sides.IndexOf(curve.Side));
            line.LineWidth = 2;
            line.LinePattern = curve.Model == CostModel.ReservedPod ? LinePattern.Dashed : LinePattern.Solid;
            line.LegendText = $"{PlainText.Clean(curve.Side)}, {RunWording.Of(curve.Model)}";
        }

        plot.Axes.Bottom.TickGenerator = Ticks(curves.SelectMany(curve => curve.Points).Select(point => point.X));
        plot.Axes.Left.TickGenerator = Ticks(curves.SelectMany(curve => curve.Points).Select(point => point.Y));
        plot.AddLegend();
        return new PlotFile("cost", "Cost per month by request rate", plot, 420);
    }

    private static ITickGenerator Ticks(IEnumerable<double> values)
    {
        var all = values.ToList();
        return PlotSheet.LogarithmicTicks(new LogScale(all.Min(), all.Max(), 0, 1).Ticks);
    }
}
