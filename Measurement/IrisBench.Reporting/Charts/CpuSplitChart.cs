using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Charts.Scales;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>Who spends the processor time of a run: the workload, the platform, what is shared.</summary>
internal static class CpuSplitChart
{
    public static StackedBarChart Create(ReportModel model) => new(
        "cpu-split",
        "CPU time of a pipeline run, by who spends it",
        [
            .. model.Summary.Sides.Select(side => new BarRow(
                side.Side, SideColors.Style(model.Sides.IndexOf(side.Side)),
                [
                    new("workload", Of(side, ComponentRole.Monolith) + Of(side, ComponentRole.Function) + Of(side, ComponentRole.Work)),
                    new("shared", Of(side, ComponentRole.Shared)),
                    new("platform", Of(side, ComponentRole.Platform)),
                ])),
        ],
        AxisUnit.Seconds,
        Quantity.Seconds);

    private static double Of(SideSummary side, ComponentRole role)
        => side.Components.Where(component => component.Role == role).Sum(component => component.CpuSecondsPerRun);
}
