using IrisBench.Reporting.Tables;

namespace IrisBench.Reporting.Charts;

/// <summary>A chart of a report. In the page it is drawn twice, for a desk and for a phone, because text must not shrink; and once as a
/// file.</summary>
/// <param name="Id">Unique in the report, and the name of its files; of letters, digits and hyphens.</param>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Description">What there is to see, for those who cannot see it.</param>
/// <param name="Legend">What colours and shapes mean.</param>
/// <param name="Data">The same as figures.</param>
/// <param name="Draw">Draws it as wide as it is told, in pixels; it takes as many down as it needs.</param>
public sealed record Chart(
    string Id, string Title, string Description, IReadOnlyList<LegendEntry> Legend, DataTable Data, Func<double, SvgDrawing> Draw);

/// <summary>What a colour or a shape means.</summary>
/// <param name="Label">The meaning.</param>
/// <param name="Style">Classes of the mark beside it: a colour (<c>side-0</c>) and a shape (<c>swatch</c>, <c>stroke</c>, <c>dashed</c>,
/// <c>up</c>, <c>down</c>, <c>ring</c>).</param>
public sealed record LegendEntry(string Label, string Style);

/// <summary>The charts of a run's report, in its order.</summary>
internal static class ReportCharts
{
    public static IReadOnlyList<Chart> Of(ReportModel model)
    {
        Chart[] timelines = model.Timeline.Uses.Count == 0 ? [] : [TimelineChart.Cpu(model), TimelineChart.Memory(model)];
        Chart?[] charts =
        [
            ForestChart.OfAll(model), FaultChart.Create(model), .. timelines, .. OverTimeCharts.All(model), .. ForestChart.OfEach(model),
            .. StripChart.All(model), LatencyChart.Create(model), StackedBarChart.Steps(model), StackedBarChart.ColdStarts(model),
            StackedBarChart.CpuSplit(model), CostChart.Create(model),
            NeighbourChart.Create(model),
        ];
        return [.. charts.OfType<Chart>()];
    }
}
