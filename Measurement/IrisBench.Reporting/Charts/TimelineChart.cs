using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>A resource over the whole run, a line for each group of components, with the rounds behind them in the colours of their
/// sides.</summary>
internal static class TimelineChart
{
    private const double Height = 250;
    private const double LaneHeight = 8;

    public static Chart Cpu(ReportModel model)
        => Create("cpu-timeline", "CPU", AxisUnit.Always("cores"), Quantity.Cores, model, use => use.Cores);

    public static Chart Memory(ReportModel model)
        => Create(
            "memory-timeline", $"Memory ({RunWording.ShortOf(model.Header.MemoryKind)})", AxisUnit.Bytes, Quantity.Bytes, model,
            use => use.Bytes);

    private static Chart Create(
        string id, string title, Func<double, AxisUnit> unit, Func<double, string> format, ReportModel model,
        Func<UseTimeline, IReadOnlyList<TimelinePoint>> points)
    {
        var (timeline, sides) = (model.Timeline, model.Sides);
        Line[] lines = [.. timeline.Uses.Select(use => new Line(use.Group.Label, StyleOf(use.Group, sides), points(use)))];
        return new Chart(
            id, title,
            $"{title} over {Quantity.Seconds(timeline.EndSeconds)}: a line for each of "
                + $"{string.Join(", ", lines.Select(line => line.Label))}; "
                + $"{timeline.Rounds.Count} rounds are marked in the colours of their sides. The table below has the figures of each line.",
            [
                .. lines.Select(line => new LegendEntry(line.Label, $"{line.Style} stroke")),
                .. sides.Names.Select((side, index) => new LegendEntry($"round of {side}", $"{SideColors.Style(index)} swatch faint")),
            ],
            new DataTable(
                ["Line", "Before the first round", "Median", "Max"],
                [.. lines.Where(line => line.Points.Count > 0).Select(line => (IReadOnlyList<string>)
                [
                    line.Label, format(Baseline(line.Points, timeline)), format(Median(line.Points)),
                    format(line.Points.Max(point => point.Value)),
                ])]),
            width => Draw(width, lines, unit, model));
    }

    private static SvgDrawing Draw(double width, Line[] lines, Func<double, AxisUnit> unitOf, ReportModel model)
    {
        var drawing = new SvgDrawing(width, Height);
        var area = new PlotArea(46, 34, width - 8, Height - 38);
        var largest = lines.SelectMany(line => line.Points).Select(point => point.Value).DefaultIfEmpty(0).Max();
        var unit = unitOf(largest);
        var timeUnit = AxisUnit.Seconds(Math.Max(1, model.Timeline.EndSeconds));
        var time = new LinearScale(0, model.Timeline.EndSeconds / timeUnit.Size, area.Left, area.Right, width < 500 ? 5 : 9);
        var value = LinearScale.FromZero(largest / unit.Size, area.Bottom, area.Top + LaneHeight + 6, 4);

        DrawRounds(drawing, area, model, at => time.Within(at / timeUnit.Size));
        area.DrawHorizontalAxis(drawing, time, $"time since the run began, {timeUnit.Name}");
        area.DrawVerticalAxis(drawing, value, unit.Name);
        foreach (var line in lines)
        {
            var drawn = Decimation.Keep(line.Points, (int)width / 2)
                .Select(point => (time.Within(point.AtSeconds / timeUnit.Size), value.At(point.Value / unit.Size)));
            drawing.Polyline(Stepped([.. drawn]), $"line {line.Style}", line.Label);
        }

        return drawing;
    }

    private static void DrawRounds(SvgDrawing drawing, PlotArea area, ReportModel model, Func<double, double> at)
    {
        foreach (var round in model.Timeline.Rounds)
        {
            var (from, to) = (at(round.StartedAtSeconds), at(round.StartedAtSeconds + round.DurationSeconds));
            var style = model.StyleOf(round.Side) + (round.Kind == RoundKind.WarmUp ? " warm-up" : "");
            drawing.Rectangle(from, area.Top, to - from, area.Bottom - area.Top, $"span {style}");
            drawing.Rectangle(
                from, area.Top, Math.Max(1, to - from), LaneHeight, $"lane {style}",
                $"{round.Side}, round {round.Index}, {RunWording.Of(round)}: {Quantity.Seconds(round.DurationSeconds)}", 1);
        }
    }

    /// <summary>A value holds from the point before until its own: it is a mean over that time.</summary>
    private static List<(double X, double Y)> Stepped(List<(double X, double Y)> points)
        => [.. points.SelectMany((point, index) => index == 0 ? [point] : new[] { (points[index - 1].X, point.Y), point })];

    private static double Baseline(IReadOnlyList<TimelinePoint> points, RunTimeline timeline)
    {
        var first = timeline.Rounds.Select(round => round.StartedAtSeconds).DefaultIfEmpty(double.PositiveInfinity).Min();
        return Median([.. points.Where(point => point.AtSeconds <= first)]);
    }

    private static double Median(IReadOnlyList<TimelinePoint> points)
        => points.Count == 0 ? 0 : points.Select(point => point.Value).Order().ElementAt(points.Count / 2);

    /// <summary>The colour of the first side that is packaged so; what belongs to no side is grey.</summary>
    private static string StyleOf(UseGroup group, ReportSides sides)
    {
        var side = group.Side is { } name ? sides.IndexOf(name)
            : group == UseGroup.Monolith ? sides.First(Packaging.Monolith)
            : group == UseGroup.Functions ? sides.First(Packaging.Functions)
            : null;
        return side is { } place ? SideColors.Style(place) : group == UseGroup.Platform ? "platform" : "shared";
    }

    private sealed record Line(string Label, string Style, IReadOnlyList<TimelinePoint> Points);
}
