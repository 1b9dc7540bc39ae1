using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>Which share of the pipeline runs was answered, by when in a round they were due, a strip for each side, and when something
/// failed.</summary>
internal static class FaultChart
{
    private const int Stretches = 60;
    private const double StripHeight = 30;
    private const double RowHeight = 58;

    /// <summary>The chart; null where nothing failed on purpose.</summary>
    public static Chart? Create(ReportModel model)
    {
        if (model.Summary.Faults.Count == 0 || model.Answers is not { } answers)
            return null;
        Row[] rows = [.. answers.Shares.Select(side => new Row(
            side.Key, model.StyleOf(side.Key), side.Value, [.. model.Summary.Faults.Where(fault => fault.Side == side.Key)]))];
        return new Chart(
            "faults", "Runs answered, by when they were due",
            $"A strip for each side, over {Quantity.Seconds(answers.Seconds)} of a round: full where all runs were answered. "
                + $"{string.Join(" ", FaultWording.Sentences(model.Summary))}",
            [
                new LegendEntry("runs answered, in the colour of the side", "shared swatch"),
                new LegendEntry("runs that failed", "noise swatch faint"), new LegendEntry("a fault", "open stroke dashed"),
            ],
            new DataTable(
                ["Due from", .. rows.Select(row => row.Side)],
                [.. Enumerable.Range(0, Stretches).Select(stretch => (IReadOnlyList<string>)
                [
                    Quantity.Seconds(stretch * answers.Seconds / Stretches),
                    .. rows.Select(row => row.Shares[stretch] is { } share ? Quantity.Percent(share) : "–"),
                ])]),
            width => Draw(width, rows, answers.Seconds));
    }

    private static SvgDrawing Draw(double width, Row[] rows, double seconds)
    {
        var drawing = new SvgDrawing(width, (RowHeight * rows.Length) + 46);
        var area = new PlotArea(10, 4, width - 12, (RowHeight * rows.Length) + 8);
        var unit = AxisUnit.Seconds(Math.Max(1, seconds));
        var time = new LinearScale(0, seconds / unit.Size, area.Left, area.Right, width < 500 ? 5 : 9);
        area.DrawHorizontalAxis(drawing, time, $"time since the round began, {unit.Name}");
        foreach (var (place, row) in rows.Index())
        {
            var top = area.Top + (RowHeight * place);
            drawing.Text(area.Left, top + 14, row.Side, $"label strong {row.Style}");
            DrawStrip(drawing, area, top + 22, row);
            foreach (var fault in row.Faults)
            {
                var at = time.Within(fault.AtSeconds / unit.Size);
                drawing.Line(at, top + 16, at, top + 22 + StripHeight, "reference");
                var name = FaultWording.NameOf(fault.Kind);
                // Not over the name of the side.
                if (at - (TextWidth.Of(name) / 2) > area.Left + (1.2 * TextWidth.Of(row.Side)))
                    drawing.Text(at, top + 14, name, "tick middle");
            }
        }

        return drawing;
    }

    private static void DrawStrip(SvgDrawing drawing, PlotArea area, double top, Row row)
    {
        var step = (area.Right - area.Left) / Stretches;
        foreach (var (stretch, share) in row.Shares.Index())
        {
            if (share is not { } answered)
                continue;
            var (x, high) = (area.Left + (step * stretch), StripHeight * answered);
            drawing.Rectangle(x, top + StripHeight - high, step, high, $"bar {row.Style}", $"{Quantity.Percent(answered)} answered");
            if (answered < 1)
                drawing.Rectangle(x, top, step, StripHeight - high, "bar noise faint", $"{Quantity.Percent(1 - answered)} failed");
        }
    }

    private sealed record Row(string Side, string Style, IReadOnlyList<double?> Shares, IReadOnlyList<FaultSummary> Faults);

    /// <summary>Shares of the runs that were answered, in equally long stretches of a round, over all rounds that count.</summary>
    /// <param name="Seconds">How long a round is, from its begin to when its last run is due.</param>
    /// <param name="Shares">By side, 0 to 1; null where no run was due.</param>
    internal sealed record Answers(double Seconds, IReadOnlyDictionary<string, IReadOnlyList<double?>> Shares)
    {
        /// <summary>Those of a run; null where nothing failed on purpose, or nothing was measured.</summary>
        public static Answers? Of(RawRun run)
        {
            var rounds = run.Rounds.Where(round => round is { Kind: RoundKind.Measured, VoidReason: null, Faults.Count: > 0 })
                .ToDictionary(round => round.Index, round => round.Side);
            PipelineRecord[] runs = [.. run.Pipelines.Where(pipeline => rounds.ContainsKey(pipeline.Round))];
            if (runs.Length == 0 || runs.Max(pipeline => pipeline.IntendedAtSeconds) is not (> 0 and var last))
                return null;
            // The last run is due within the last stretch.
            var seconds = last * (1 + 1e-9);
            return new Answers(seconds, run.Header.Experiment.Sides.Where(side => rounds.ContainsValue(side.Name))
                .ToDictionary(side => side.Name, side => Of([.. runs.Where(pipeline => rounds[pipeline.Round] == side.Name)], seconds)));
        }

        private static IReadOnlyList<double?> Of(PipelineRecord[] runs, double seconds)
        {
            var byStretch = runs.ToLookup(pipeline => (int)(pipeline.IntendedAtSeconds / seconds * Stretches));
            return [.. Enumerable.Range(0, Stretches).Select(stretch => byStretch[stretch].ToArray() is { Length: > 0 } due
                ? (double?)due.Count(pipeline => pipeline.Error is null) / due.Length
                : null)];
        }
    }
}
