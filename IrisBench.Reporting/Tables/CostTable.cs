using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>Each side under each model that fits it.</summary>
internal static class CostTable
{
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
