using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>A bar for each row, of parts that add up.</summary>
/// <param name="id">Unique in the report.</param>
/// <param name="title">What it shows.</param>
/// <param name="rows">The bars.</param>
/// <param name="unit">The axis's unit for the longest bar.</param>
/// <param name="format">A value with its unit.</param>
internal sealed class StackedBarChart(
    string id, string title, IReadOnlyList<BarRow> rows, Func<double, AxisUnit> unit, Func<double, string> format) : IChart
{
    private const double RowHeight = 52;
    private const double BarHeight = 22;

    // About what a letter of a label takes, in pixels.
    private const double Letter = 6.6;

    /// <summary>The bars.</summary>
    public IReadOnlyList<BarRow> Rows { get; } = rows;

    /// <summary>Names of the parts, in the order of their colours.</summary>
    public IReadOnlyList<string> Parts { get; } = [.. rows.SelectMany(row => row.Parts).Select(part => part.Name).Distinct()];

    /// <summary>The axis's unit for the longest bar.</summary>
    public Func<double, AxisUnit> Unit { get; } = unit;

    public string Id => id;

    public string Title => title;

    public string Description => "A bar for each of " + string.Join("; ", Rows.Select(row => $"{row.Label}, {format(row.Total)}")) + ".";

    public IReadOnlyList<LegendEntry> Legend => [.. Parts.Select(part => new LegendEntry(part, $"{Style(part)} swatch"))];

    public DataTable Data => new(
        ["", .. Parts, "Together"],
        [.. Rows.Select(row => (IReadOnlyList<string>)[row.Label, .. Parts.Select(part => Cell(row, part)), format(row.Total)])]);

    public SvgDrawing Draw(double width)
    {
        var drawing = new SvgDrawing(width, (RowHeight * Rows.Count) + 46);
        var area = new PlotArea(6, 4, width - 14, (RowHeight * Rows.Count) + 8);
        var longest = Rows.Select(row => row.Total).DefaultIfEmpty(0).Max();
        var axisUnit = Unit(longest);
        var scale = LinearScale.FromZero(longest / axisUnit.Size, area.Left, area.Right, width < 500 ? 4 : 7);
        area.DrawHorizontalAxis(drawing, scale, axisUnit.Name);
        foreach (var (index, row) in Rows.Index())
            DrawRow(drawing, area, area.Top + (RowHeight * index), row, value => scale.At(value / axisUnit.Size));

        return drawing;
    }

    private void DrawRow(SvgDrawing drawing, PlotArea area, double top, BarRow row, Func<double, double> at)
    {
        drawing.Text(area.Left, top + 14, row.Label, $"label strong {row.Style}");
        drawing.Text(area.Right, top + 14, row.Figure ?? format(row.Total), "label end");
        var sum = 0.0;
        foreach (var part in row.Parts.Where(part => part.Value > 0))
        {
            var (from, to) = (at(sum), at(sum + part.Value));
            // A gap of a pixel keeps neighbours apart for those who see their colours alike.
            drawing.Rectangle(
                from, top + 20, Math.Max(0.75, to - from - 1), BarHeight, $"bar {Style(part.Name)}",
                $"{row.Label}, {part.Name}: {format(part.Value)}", 2);
            if (to - from > (part.Name.Length * Letter) + 10)
                drawing.Text((from + to) / 2, top + 20 + 15, part.Name, "inside middle");
            sum += part.Value;
        }
    }

    private string Style(string part) => $"part-{Parts.IndexOf(part) % SideColors.Parts.Count}";

    private string Cell(BarRow row, string part)
        => row.Parts.FirstOrDefault(found => found.Name == part) is { } found ? format(found.Value) : "–";
}

/// <summary>A bar.</summary>
/// <param name="Label">Whose it is.</param>
/// <param name="Style">Class of the label's colour; empty for none.</param>
/// <param name="Parts">What it is made of, from its start.</param>
/// <param name="Figure">What is printed at its end; null for the sum of its parts.</param>
internal sealed record BarRow(string Label, string Style, IReadOnlyList<BarPart> Parts, string? Figure = null)
{
    /// <summary>The sum of its parts.</summary>
    public double Total => Parts.Sum(part => part.Value);
}

/// <summary>A part of a bar.</summary>
/// <param name="Name">Its name; parts of the same name have the same colour.</param>
/// <param name="Value">How long it is, 0 or more.</param>
internal sealed record BarPart(string Name, double Value);

/// <summary>Where the time of a run goes: the medians of the steps, a bar for each side.</summary>
internal static class StepsChart
{
    public static StackedBarChart Create(ReportModel model) => new(
        "steps",
        "Time in each step",
        [
            .. model.Summary.Sides.Where(side => side.Steps.Count > 0).Select(side => new BarRow(
                side.Side, SideColors.Style(model.Sides.IndexOf(side.Side)),
                [.. side.Steps.Select(step => new BarPart(step.Step, step.MedianOfRounds))])),
        ],
        AxisUnit.Seconds,
        Quantity.Seconds);
}

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
            : [new("process start", cold.StartSeconds ?? 0), new("ready", cold.ReadySeconds ?? 0),
                new("first answer", cold.FirstAnswerSeconds)];
        return new BarRow(
            $"{side} · {cold.Step} · {RunWording.Of(cold.Kind)} (n = {cold.Count})", SideColors.Style(model.Sides.IndexOf(side)), phases,
            IntervalWording.Of(cold.Total, cold.TotalInterval, Quantity.Seconds));
    }
}

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
