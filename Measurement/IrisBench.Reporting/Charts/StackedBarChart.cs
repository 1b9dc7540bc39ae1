using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>A bar of seconds for each row, of parts that add up.</summary>
internal static class StackedBarChart
{
    private const double RowHeight = 52;
    private const double BarHeight = 22;

    /// <summary>Where the time of a run goes: the medians of the steps, a bar for each side.</summary>
    public static Chart Steps(ReportModel model) => Create(
        "steps", "Time in each step",
        [.. model.Summary.Sides.Where(side => side.Steps.Count > 0).Select(side => new Bar(
            side.Side, model.StyleOf(side.Side), [.. side.Steps.Select(step => new BarPart(step.Step, step.MedianOfRounds))]))]);

    /// <summary>Cold starts by phase, a bar for each side, kind and step; null where there were none.</summary>
    public static Chart? ColdStarts(ReportModel model)
    {
        Bar[] bars = [.. model.Summary.Sides.SelectMany(side => side.ColdStarts.Select(cold => new Bar(
            $"{side.Side} · {cold.Step} · {RunWording.Of(cold.Kind)} (n = {cold.Count})", model.StyleOf(side.Side), Phases(cold),
            IntervalWording.Of(cold.Total, cold.TotalInterval, Quantity.Seconds))))];
        return bars.Length == 0 ? null : Create("cold-starts", "Cold starts by phase", bars);
    }

    /// <summary>Who spends the processor time of a run: the workload, the platform, what is shared.</summary>
    public static Chart CpuSplit(ReportModel model) => Create(
        "cpu-split", "CPU time of a pipeline run, by who spends it",
        [.. model.Summary.Sides.Select(side => new Bar(
            side.Side, model.StyleOf(side.Side),
            [
                CpuOf(side, "workload", ComponentRole.Monolith, ComponentRole.Function, ComponentRole.Work),
                CpuOf(side, "shared", ComponentRole.Shared),
                CpuOf(side, "platform", ComponentRole.Platform),
            ]))]);

    // Where the platform does not tell the phases apart, the whole wait is one part.
    private static BarPart[] Phases(ColdStartSummary cold) => cold is { StartSeconds: null, ReadySeconds: null }
        ? [new("request to answer", cold.Total)]
        : [new("process start", cold.StartSeconds ?? 0), new("ready", cold.ReadySeconds ?? 0),
            new("first answer", cold.FirstAnswerSeconds)];

    private static BarPart CpuOf(SideSummary side, string name, params ReadOnlySpan<ComponentRole> roles)
    {
        var seconds = 0.0;
        foreach (var role in roles)
            seconds += side.Components.Where(component => component.Role == role).Sum(component => component.CpuSecondsPerRun);
        return new BarPart(name, seconds);
    }

    private static Chart Create(string id, string title, IReadOnlyList<Bar> bars)
    {
        string[] parts = [.. bars.SelectMany(bar => bar.Parts).Select(part => part.Name).Distinct()];
        return new Chart(
            id, title,
            $"A bar for each of {string.Join("; ", bars.Select(bar => $"{bar.Label}, {Quantity.Seconds(bar.Total)}"))}.",
            [.. parts.Select(part => new LegendEntry(part, $"{SideColors.Part(parts.IndexOf(part))} swatch"))],
            new DataTable(
                ["", .. parts, "Together"],
                [.. bars.Select(bar => (IReadOnlyList<string>)
                    [bar.Label, .. parts.Select(part => Cell(bar, part)), Quantity.Seconds(bar.Total)])]),
            width => Draw(width, bars, parts));
    }

    private static SvgDrawing Draw(double width, IReadOnlyList<Bar> bars, string[] parts)
    {
        var drawing = new SvgDrawing(width, (RowHeight * bars.Count) + 46);
        var area = new PlotArea(6, 4, width - 14, (RowHeight * bars.Count) + 8);
        var longest = bars.Select(bar => bar.Total).DefaultIfEmpty(0).Max();
        var unit = AxisUnit.Seconds(longest);
        var scale = LinearScale.FromZero(longest / unit.Size, area.Left, area.Right, width < 500 ? 4 : 7);
        area.DrawHorizontalAxis(drawing, scale, unit.Name);
        foreach (var (index, bar) in bars.Index())
            DrawBar(drawing, area, area.Top + (RowHeight * index), bar, parts, value => scale.At(value / unit.Size));
        return drawing;
    }

    private static void DrawBar(SvgDrawing drawing, PlotArea area, double top, Bar bar, string[] parts, Func<double, double> at)
    {
        var figure = bar.Figure ?? Quantity.Seconds(bar.Total);
        drawing.Text(area.Left, top + 14, bar.Label, $"label strong {bar.Style}", area.Right - area.Left - TextWidth.Of(figure) - 6);
        drawing.Text(area.Right, top + 14, figure, "label end");
        var sum = 0.0;
        foreach (var part in bar.Parts.Where(part => part.Value > 0))
        {
            var (from, to) = (at(sum), at(sum + part.Value));
            // A gap of a pixel keeps neighbours apart for those who see their colours alike.
            drawing.Rectangle(
                from, top + 20, Math.Max(0.75, to - from - 1), BarHeight, $"bar {SideColors.Part(parts.IndexOf(part.Name))}",
                $"{bar.Label}, {part.Name}: {Quantity.Seconds(part.Value)}", 2);
            if (to - from > TextWidth.Of(part.Name) + 4)
                drawing.Text((from + to) / 2, top + 20 + 15, part.Name, "inside middle");
            sum += part.Value;
        }
    }

    private static string Cell(Bar bar, string part)
        => bar.Parts.FirstOrDefault(found => found.Name == part) is { } found ? Quantity.Seconds(found.Value) : "–";

    /// <summary>A bar: whose it is and in which colour, its parts from its start, and what is printed instead of their sum.</summary>
    private sealed record Bar(string Label, string Style, IReadOnlyList<BarPart> Parts, string? Figure = null)
    {
        public double Total => Parts.Sum(part => part.Value);
    }

    private sealed record BarPart(string Name, double Value);
}
