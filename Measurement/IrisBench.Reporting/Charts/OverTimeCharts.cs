using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>What the sides did in each second of a round whose load changes, a chart for each figure and a line for each side.</summary>
internal static class OverTimeCharts
{
    // One after the other, with an error of rounding.
    private const double JoinedWindows = 1.01;

    /// <summary>The charts' names, in the order of the report.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        ["rate-over-time", "latency-over-time", "cold-starts-over-time", "replicas-over-time", "cpu-over-time", "memory-over-time"];

    /// <summary>Those there is something for; none where no side tells its seconds.</summary>
    public static IEnumerable<Chart> All(ReportModel model)
    {
        SideSummary[] sides = [.. model.Summary.Sides.Where(side => side.OverTime.Count > 0)];
        if (sides.Length == 0)
            return [];
        var perSecond = AxisUnit.Always("runs per second");
        var asked = new Line($"asked of {sides[0].Side}", "shared", sides[0], window => window.AskedPerSecond);
        // A second of few runs has none.
        var p99 = sides.Any(side => side.OverTime.Any(window => window.P99 is not null)) ? ", and 99th percentile dashed" : "";
        double[] levels = model.Header.Experiment.Objective is { } objective ? [objective.P95Seconds] : [];
        Chart?[] charts =
        [
            Create(Ids[0], "Rate: runs answered in each second, and asked", perSecond, Quantity.PerSecond,
                [asked, .. Lines(model, sides, window => window.AnsweredPerSecond)]),
            Create(Ids[1], $"Latency of the runs of each second: median{p99}", AxisUnit.Seconds, Quantity.Seconds,
                [
                    .. Lines(model, sides, window => window.P50, suffix: ", p50"),
                    .. Lines(model, sides, window => window.P99, " dashed", ", p99"),
                ],
                levels),
            Create(Ids[2], "Cold starts in each second", AxisUnit.Always("cold starts"), Quantity.Number,
                Lines(model, sides.Where(side => side.OverTime.Any(window => window.ColdStarts > 0)), window => window.ColdStarts)),
            // As a platform counts them: a function that forks is one, however many processes it has.
            Create(Ids[3], "Replicas of each side; a function that forks is one", AxisUnit.Always("replicas"), Quantity.Number,
                Lines(model, sides, window => window.Replicas)),
            Create(Ids[4], "CPU of each side", AxisUnit.Always("cores"), Quantity.Cores, Lines(model, sides, window => window.Cores)),
            Create(Ids[5], $"Memory of each side ({RunWording.ShortOf(model.Header.MemoryKind)})", AxisUnit.Bytes, Quantity.Bytes,
                Lines(model, sides, window => window.Bytes)),
        ];
        return charts.OfType<Chart>();
    }

    private static IEnumerable<Line> Lines(
        ReportModel model, IEnumerable<SideSummary> sides, Func<WindowSummary, double?> value, string style = "", string suffix = "")
        => sides.Select(side => new Line(side.Side + suffix, model.StyleOf(side.Side) + style, side, value));

    private static Chart? Create(
        string id, string title, Func<double, AxisUnit> unitOf, Func<double, string> format, IEnumerable<Line> all,
        params double[] levels)
    {
        Line[] lines = [.. all.Where(line => line.Points.Count > 0)];
        if (lines.Length == 0)
            return null;
        var (largest, end) = (lines.Max(line => line.Points.Max(point => point.Y)), lines.Max(line => line.Points[^1].X));
        var (unit, timeUnit) = (unitOf(largest), AxisUnit.Seconds(Math.Max(1, end)));
        var sheet = new CurveSheet
        {
            Curves = [.. lines.Select(line => new Curve(
                line.Label, line.Style, [.. line.Points.Select(point => new CurvePoint(point.X / timeUnit.Size, point.Y / unit.Size))])
            {
                LongestGap = JoinedWindows * line.Side.OverTime[0].Seconds / timeUnit.Size,
            })],
            Horizontal = (from, to, ticks) => new LinearScale(0, end / timeUnit.Size, from, to, ticks),
            Vertical = (from, to) => LinearScale.FromZero(largest / unit.Size, from, to, 4),
            HorizontalTitle = $"time since the round began, {timeUnit.Name}",
            VerticalTitle = unit.Name,
            Levels = [.. levels.Where(level => level <= largest).Select(level => level / unit.Size)],
        };
        return sheet.ToChart(
            id, title,
            $"{title}, over {Quantity.Seconds(end)}: a line for each of {string.Join(", ", lines.Select(line => line.Label))}. Each is the "
                + "median over the rounds. The table has the least, the median and the most of each line.",
            new DataTable(
                ["Line", "Least", "Median", "Most"],
                [.. lines.Select(line => line.Points.Select(point => point.Y).Order().ToArray()).Zip(lines, (values, line) =>
                    (IReadOnlyList<string>)[line.Label, format(values[0]), format(values[values.Length / 2]), format(values[^1])])]));
    }

    private sealed record Line(string Label, string Style, SideSummary Side, Func<WindowSummary, double?> Value)
    {
        // In the middle of its window.
        public IReadOnlyList<CurvePoint> Points => field ??=
            [.. Side.OverTime.Where(window => Value(window) is not null)
                .Select(window => new CurvePoint(window.AtSeconds + (window.Seconds / 2), Value(window)!.Value))];
    }
}
