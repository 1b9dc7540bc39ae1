using IrisBench.Experiments.Results;
using IrisBench.Reporting.Charts;
using ScottPlot;

namespace IrisBench.Reporting.Plots;

/// <summary>CPU and memory over the run.</summary>
internal static class TimelinePlots
{
    // More than there are pixels across.
    private const int Stretches = 900;

    public static PlotFile Cpu(ReportModel model)
        => Create(model, "cpu-timeline", "CPU over time", use => use.Cores, _ => new AxisUnit("cores", 1));

    public static PlotFile Memory(ReportModel model)
        => Create(model, "memory-timeline", "Memory (working set) over time", use => use.Bytes, AxisUnit.Bytes);

    private static PlotFile Create(
        ReportModel model, string name, string title, Func<UseTimeline, IReadOnlyList<TimelinePoint>> points, Func<double, AxisUnit> unitOf)
    {
        var unit = unitOf(model.Timeline.Uses.SelectMany(points).Select(point => point.Value).DefaultIfEmpty(0).Max());
        var plot = PlotSheet.Create(title, "seconds since the run began", unit.Name);
        foreach (var round in model.Timeline.Rounds)
        {
            var span = plot.Add.HorizontalSpan(round.StartedAtSeconds, round.StartedAtSeconds + round.DurationSeconds);
            span.FillColor = PlotSheet.Side(model.Sides.IndexOf(round.Side)).WithAlpha(round.Kind == RoundKind.WarmUp ? 0.05 : 0.12);
            span.LineWidth = 0;
        }

        var styles = new TimelineStyles(model.Sides);
        foreach (var use in model.Timeline.Uses)
        {
            var drawn = Decimation.Keep(points(use), Stretches);
            if (drawn.Count == 0)
                continue;

            var line = plot.Add.ScatterLine(drawn.Select(point => point.AtSeconds).ToArray(), drawn.Select(point => point.Value / unit.Size).ToArray());
            line.Color = styles.SideOf(use.Group) is { } side ? PlotSheet.Side(side) : Color.FromHex(use.Group == UseGroup.Platform ? "#475569" : "#9aa3af");
            line.LineWidth = 1.6f;
            line.LinePattern = use.Group == UseGroup.Platform ? LinePattern.Dotted : LinePattern.Solid;
            // A value is a mean since the point before it.
            line.ConnectStyle = ConnectStyle.StepVertical;
            line.LegendText = use.Group.Label;
        }

        plot.Axes.SetLimitsX(0, Math.Max(1, model.Timeline.EndSeconds));
        plot.Axes.AutoScaleY();
        plot.Axes.SetLimitsY(0, Math.Max(plot.Axes.GetLimits().Top, 1e-6));
        plot.AddLegend();
        return new PlotFile(name, title, plot);
    }
}
