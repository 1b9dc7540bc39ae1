using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>Cold starts by side, kind and step; kinds are never mixed in a figure.</summary>
internal static class ColdStartTable
{
    public static DataTable Of(RunSummary summary) => new(
        ["Side", "Kind", "Step", "Count", "Process start", "Ready", "First answer", "Together", "Interval"],
        [.. summary.Sides.SelectMany(side => side.ColdStarts.Select(cold => Row(side.Side, cold)))])
    {
        TextColumns = [1, 2],
    };

    /// <summary>What fits a terminal.</summary>
    public static DataTable Short(RunSummary summary) => new(
        ["Side", "Cold starts", "Start", "Ready", "Answer", "Together"],
        [
            .. summary.Sides.SelectMany(side => side.ColdStarts.Select(cold => (IReadOnlyList<string>)
            [
                side.Side, $"{cold.Count}: {cold.Step}, {ColdStartWording.Of(cold.Kind)}", Seconds(cold.StartSeconds), Seconds(cold.ReadySeconds),
                Seconds(cold.FirstAnswerSeconds), Seconds(cold.Total),
            ])),
        ])
    {
        TextColumns = [1],
    };

    private static IReadOnlyList<string> Row(string side, ColdStartSummary cold) =>
    [
        side, ColdStartWording.Of(cold.Kind), cold.Step, Quantity.Count(cold.Count), Seconds(cold.StartSeconds), Seconds(cold.ReadySeconds),
        Seconds(cold.FirstAnswerSeconds), Seconds(cold.Total), IntervalWording.Of(cold.TotalInterval, Quantity.Seconds),
    ];

    private static string Seconds(double? seconds) => seconds is { } known ? Quantity.Seconds(known) : "–";
}
