using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts.Scales;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>Cold starts by phase, a bar for each side, kind and step.</summary>
internal static class ColdStartsChart
{
    public static StackedBarChart Create(ReportModel model) => new(
        "cold-starts",
        "Cold starts by phase",
        [.. model.Summary.Sides.SelectMany(side => side.ColdStarts.Select(cold => Row(side.Side, model, cold)))],
        AxisUnit.Seconds,
        Quantity.Seconds);

    private static BarRow Row(string side, ReportModel model, ColdStartSummary cold)
    {
        // Where the platform does not tell the phases apart, the whole wait is one part.
        IReadOnlyList<BarPart> phases = cold is { StartSeconds: null, ReadySeconds: null }
            ? [new("request to answer", cold.Total)]
            : [new("process start", cold.StartSeconds ?? 0), new("ready", cold.ReadySeconds ?? 0), new("first answer", cold.FirstAnswerSeconds)];
        return new BarRow(
            $"{side} · {cold.Step} · {ColdStartWording.Of(cold.Kind)} (n = {cold.Count})", SideColors.Style(model.Sides.IndexOf(side)), phases,
            IntervalWording.Of(cold.Total, cold.TotalInterval, Quantity.Seconds));
    }
}
