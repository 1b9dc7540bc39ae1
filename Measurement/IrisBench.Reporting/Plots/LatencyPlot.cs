using IrisBench.Reporting.Charts;
using ScottPlot;

namespace IrisBench.Reporting.Plots;

/// <summary>The cumulative distribution of latencies, a curve for each side.</summary>
internal static class LatencyPlot
{
    public static PlotFile? Create(ReportModel model)
    {
        var sides = model.Summary.Sides.Where(side => side.Latency.Curve.Count > 0).ToList();
        if (sides.Count == 0)
            return null;

        var unit = AxisUnit.Seconds(sides.Max(side => side.Latency.Max));
        var plot = PlotSheet.Create("Latency of pipeline runs, cumulative", $"latency, {unit.Name}", "% of runs answered within");
        foreach (var side in sides)
        {
            var curve = side.Latency.Curve;
            var line = plot.Add.ScatterLine(
                curve.Select(point => point.X / unit.Size).Prepend(curve[0].X / unit.Size).ToArray(), curve.Select(point => 100 * point.Y).Prepend(0).ToArray());
            line.ConnectStyle = ConnectStyle.StepHorizontal;
            line.Color = PlotSheet.Side(model.Sides.IndexOf(side.Side));
            line.LineWidth = 2;
            line.LegendText = Wording.PlainText.Clean(side.Side);
        }

        plot.Axes.SetLimitsY(0, 101);
        plot.AddLegend();
        return new PlotFile("latency", "Latency of pipeline runs, cumulative", plot);
    }
}
