using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>
/// A resource over the whole run, a line for each group of components, with the rounds behind them in the colours of their sides.
/// </summary>
internal sealed class TimelineChart : IChart
{
    private const double Height = 250;
    private const double LaneHeight = 8;

    private readonly TimelineLabels _labels;
    private readonly RunTimeline _timeline;
    private readonly IReadOnlyList<string> _sides;
    private readonly IReadOnlyList<(UseGroup Group, IReadOnlyList<TimelinePoint> Points)> _lines;

    private TimelineChart(
        TimelineLabels labels, RunTimeline timeline, ReportSides sides, Func<UseTimeline, IReadOnlyList<TimelinePoint>> points)
    {
        (_labels, _timeline, _sides) = (labels, timeline, sides.Names);
        _lines = [.. timeline.Uses.Select(use => (use.Group, points(use)))];
        Styles = new TimelineStyles(sides);
    }

    public string Id => _labels.Id;

    public string Title => _labels.Title;

    public string Description
        => $"{Title} over {Quantity.Seconds(_timeline.EndSeconds)}: a line for each of "
            + $"{string.Join(", ", _lines.Select(line => line.Group.Label))}; "
            + $"{_timeline.Rounds.Count} rounds are marked in the colours of their sides. The table below has the figures of each line.";

    public IReadOnlyList<LegendEntry> Legend =>
    [
        .. _lines.Select(line => new LegendEntry(line.Group.Label, $"{Styles.Class(line.Group)} stroke")),
        .. _sides.Select((side, index) => new LegendEntry($"round of {side}", $"{SideColors.Style(index)} swatch faint")),
    ];

    public DataTable Data => new(
        ["Line", "Before the first round", "Median", "Max"],
        [.. _lines.Where(line => line.Points.Count > 0).Select(line => (IReadOnlyList<string>)
        [
            line.Group.Label, _labels.Format(Baseline(line.Points)), _labels.Format(Median(line.Points)),
            _labels.Format(line.Points.Max(point => point.Value)),
        ])]);

    private TimelineStyles Styles { get; }

    public static TimelineChart Cpu(RunTimeline timeline, ReportSides sides)
        => new(new("cpu-timeline", "CPU", _ => new AxisUnit("cores", 1), Quantity.Cores), timeline, sides, use => use.Cores);

    public static TimelineChart Memory(RunTimeline timeline, ReportSides sides)
        => new(new("memory-timeline", "Memory (working set)", AxisUnit.Bytes, Quantity.Bytes), timeline, sides, use => use.Bytes);

    public SvgDrawing Draw(double width)
    {
        var drawing = new SvgDrawing(width, Height);
        var area = new PlotArea(46, 34, width - 8, Height - 38);
        var largest = _lines.SelectMany(line => line.Points).Select(point => point.Value).DefaultIfEmpty(0).Max();
        var unit = _labels.Unit(largest);
        var timeUnit = AxisUnit.Seconds(Math.Max(1, _timeline.EndSeconds));
        var time = new LinearScale(0, _timeline.EndSeconds / timeUnit.Size, area.Left, area.Right, width < 500 ? 5 : 9);
        var value = LinearScale.FromZero(largest / unit.Size, area.Bottom, area.Top + LaneHeight + 6, 4);

        DrawRounds(drawing, area, at => time.Within(at / timeUnit.Size));
        area.DrawHorizontalAxis(drawing, time, $"time since the run began, {timeUnit.Name}");
        area.DrawVerticalAxis(drawing, value, unit.Name);
        foreach (var (group, points) in _lines)
        {
            var drawn = Decimation.Keep(points, (int)width / 2)
                .Select(point => (time.Within(point.AtSeconds / timeUnit.Size), value.At(point.Value / unit.Size)));
            drawing.Polyline(Stepped([.. drawn]), $"line {Styles.Class(group)}", group.Label);
        }

        return drawing;
    }

    private void DrawRounds(SvgDrawing drawing, PlotArea area, Func<double, double> at)
    {
        foreach (var round in _timeline.Rounds)
        {
            var side = SideColors.Style(_sides.IndexOf(round.Side));
            var (from, to) = (at(round.StartedAtSeconds), at(round.StartedAtSeconds + round.DurationSeconds));
            var weight = round.Kind == RoundKind.WarmUp ? " warm-up" : "";
            drawing.Rectangle(from, area.Top, to - from, area.Bottom - area.Top, $"span {side}{weight}");
            drawing.Rectangle(from, area.Top, Math.Max(1, to - from), LaneHeight, $"lane {side}{weight}", Tooltip(round), 1);
        }
    }

    private static string Tooltip(RoundRecord round)
        => $"{round.Side}, round {round.Index}, {RunWording.Of(round)}: {Quantity.Seconds(round.DurationSeconds)}";

    /// <summary>A value holds from the point before until its own: it is a mean over that time.</summary>
    private static List<(double X, double Y)> Stepped(List<(double X, double Y)> points)
        => [.. points.SelectMany((point, index) => index == 0 ? [point] : new[] { (points[index - 1].X, point.Y), point })];

    private double Baseline(IReadOnlyList<TimelinePoint> points)
    {
        var first = _timeline.Rounds.Select(round => round.StartedAtSeconds).DefaultIfEmpty(double.PositiveInfinity).Min();
        return Median([.. points.Where(point => point.AtSeconds <= first)]);
    }

    private static double Median(IReadOnlyList<TimelinePoint> points)
        => points.Count == 0 ? 0 : points.Select(point => point.Value).Order().ElementAt(points.Count / 2);
}

/// <summary>What a timeline is of.</summary>
/// <param name="Id">Of the chart.</param>
/// <param name="Title">The resource.</param>
/// <param name="Unit">The axis's unit for the largest value.</param>
/// <param name="Format">A value with its unit.</param>
internal sealed record TimelineLabels(string Id, string Title, Func<double, AxisUnit> Unit, Func<double, string> Format);

/// <summary>Colours of the lines: those of the first side that is packaged so; what belongs to no side is grey.</summary>
/// <param name="sides">The sides.</param>
internal sealed class TimelineStyles(ReportSides sides)
{
    public string Class(UseGroup group)
        => SideOf(group) is { } side ? SideColors.Style(side) : group == UseGroup.Platform ? "platform" : "shared";

    /// <summary>The side that lends the group its colour; null for what belongs to none.</summary>
    public int? SideOf(UseGroup group) => group switch
    {
        { Side: { } name } => sides.IndexOf(name),
        _ when group == UseGroup.Monolith => sides.First(Packaging.Monolith),
        _ when group == UseGroup.Functions => sides.First(Packaging.Functions),
        _ => null,
    };
}
