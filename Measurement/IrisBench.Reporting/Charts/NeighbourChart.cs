using IrisBench.Experiments.Results;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>What others took of the machine in each round, over the whole run: a bar for each, and a triangle above one that was
/// disturbed.</summary>
internal static class NeighbourChart
{
    private const double Height = 150;
    private const double MarkHeight = 34;

    /// <summary>The strip; null where no round tells it.</summary>
    public static Chart? Create(ReportModel model)
    {
        RoundRecord[] rounds = [.. model.Timeline.Rounds.Where(round => round.Machine is not null)];
        if (rounds.Length == 0)
            return null;
        var disturbed = rounds.Count(round => round.DisturbedReason is not null);
        return new Chart(
            "neighbours", "Neighbours: what others took of the machine",
            $"A bar for each of {rounds.Length} rounds, as high as the share of the machine's processor time that others took: "
                + $"{Quantity.Percent(rounds.Max(ShareOf))} at most. A triangle marks each of {disturbed} that were disturbed.",
            [new LegendEntry("others' share", "shared swatch"), new LegendEntry("disturbed", "open down")],
            new DataTable(
                ["Round", "Side", "Others' share", "Stolen by the hypervisor", "Some process waited", "Disturbed"],
                [.. rounds.Select(round => (IReadOnlyList<string>)
                [
                    $"{round.Index}", $"{round.Side}, {RunWording.Of(round)}", Quantity.Percent(ShareOf(round)),
                    Seconds(round.Machine!.StealSeconds), Seconds(round.Machine.PressureSeconds), round.DisturbedReason ?? "–",
                ])])
            {
                TextColumns = [1, 5],
            },
            width => Draw(width, rounds, model.Timeline.EndSeconds));
    }

    private static SvgDrawing Draw(double width, RoundRecord[] rounds, double endSeconds)
    {
        var drawing = new SvgDrawing(width, Height);
        var area = new PlotArea(46, MarkHeight, width - 8, Height - 38);
        var timeUnit = AxisUnit.Seconds(Math.Max(1, endSeconds));
        var time = new LinearScale(0, endSeconds / timeUnit.Size, area.Left, area.Right, width < 500 ? 5 : 9);
        var share = LinearScale.FromZero(Math.Max(1, 100 * rounds.Max(ShareOf)), area.Bottom, area.Top, 3);
        area.DrawHorizontalAxis(drawing, time, $"time since the run began, {timeUnit.Name}");
        area.DrawVerticalAxis(drawing, share, "%");
        foreach (var round in rounds)
        {
            var from = time.Within(round.StartedAtSeconds / timeUnit.Size);
            var to = Math.Max(from + 1, time.Within((round.StartedAtSeconds + round.DurationSeconds) / timeUnit.Size));
            var top = share.At(100 * ShareOf(round));
            drawing.Rectangle(
                from, top, to - from, area.Bottom - top, "bar shared",
                $"round {round.Index} of {round.Side}: {Quantity.Percent(ShareOf(round))}");
            if (round.DisturbedReason is { } reason)
                ForestChart.DrawMark(drawing, (from + to) / 2, MarkHeight - 9, "open down", reason);
        }

        return drawing;
    }

    private static double ShareOf(RoundRecord round) => round.Machine!.NeighbourShare;

    private static string Seconds(double? seconds) => seconds is { } known ? Quantity.Seconds(known) : "–";
}
