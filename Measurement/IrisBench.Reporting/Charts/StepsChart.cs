using IrisBench.Reporting.Charts.Scales;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>Where the time of a run goes: the medians of the steps, a bar for each side.</summary>
internal static class StepsChart
{
    public static StackedBarChart Create(ReportModel model) => new(
        "steps",
        "Time in each step",
        [
            .. model.Summary.Sides.Where(side => side.Steps.Count > 0).Select(side => new BarRow(
                side.Side, SideColors.Style(model.Sides.IndexOf(side.Side)), [.. side.Steps.Select(step => new BarPart(step.Step, step.MedianOfRounds))])),
        ],
        AxisUnit.Seconds,
        Quantity.Seconds);
}
