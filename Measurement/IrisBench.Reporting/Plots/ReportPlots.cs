using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts;

namespace IrisBench.Reporting.Plots;

/// <summary>All plots of a report, in its order.</summary>
internal static class ReportPlots
{
    public static IReadOnlyList<PlotFile> Of(ReportModel model) =>
    [
        TimelinePlots.Cpu(model),
        TimelinePlots.Memory(model),
        .. model.ComparisonsBySide.Select(comparisons => RatiosPlot.Create(model, comparisons)),
        RoundsPlot.Create(model, "execution-time", Measures.PipelineSeconds),
        RoundsPlot.Create(model, "cpu-time", Measures.CpuSecondsPerRun),
        RoundsPlot.Create(model, "memory-max", Measures.WorkingSetMaxBytes),
        .. Existing(LatencyPlot.Create(model)),
        StackedBarsPlot.Create(StepsChart.Create(model)),
        .. model.Summary.Sides.Any(side => side.ColdStarts.Count > 0) ? [StackedBarsPlot.Create(ColdStartsChart.Create(model))] : Array.Empty<PlotFile>(),
        StackedBarsPlot.Create(CpuSplitChart.Create(model)),
        .. Existing(CostPlot.Create(model)),
    ];

    private static IEnumerable<PlotFile> Existing(PlotFile? plot) => plot is null ? [] : [plot];
}
