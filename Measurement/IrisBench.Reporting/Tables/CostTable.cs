using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>Each side under each model that fits it.</summary>
internal static class CostTable
{
    /// <summary>What fits a terminal.</summary>
    public static DataTable Short(CostSummary cost) => new([.. Of(cost).Columns.SkipLast(1)], [.. Of(cost).Rows.Select(row => (IReadOnlyList<string>)[.. row.SkipLast(1)])])
    {
        TextColumns = [1],
    };

    public static DataTable Of(CostSummary cost) => new(
        ["Side", "Model", "Per million runs", "Per month, idle", "What went in"],
        [
            .. cost.Lines.Select(line => (IReadOnlyList<string>)
            [
                line.Side, CostWording.Of(line.Model), Quantity.Money(line.PerMillionRuns, cost.Currency), Quantity.Money(line.PerMonth, cost.Currency), line.Explanation,
            ]),
        ])
    {
        TextColumns = [1, 4],
    };
}
