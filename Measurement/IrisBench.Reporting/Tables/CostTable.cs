using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>Each side under each model that fits it.</summary>
internal static class CostTable
{
    /// <summary>What fits a terminal.</summary>
    public static DataTable Short(CostSummary cost) => new(
        [.. Of(cost).Columns.SkipLast(1)],
        [.. Of(cost).Rows.Select(row => (IReadOnlyList<string>)[.. row.SkipLast(1)])])
    {
        TextColumns = [1],
    };

    public static DataTable Of(CostSummary cost) => new(
        ["Side", "Model", "Per million runs", "Per month, idle", "What went in"],
        [
            .. cost.Lines.Select(line => (IReadOnlyList<string>)
            [
                line.Side, RunWording.Of(line.Model), Quantity.Money(line.PerMillionRuns, cost.Currency),
                Quantity.Money(line.PerMonth, cost.Currency), line.Explanation,
            ]),
        ])
    {
        TextColumns = [1, 4],
    };
}

/// <summary>Cost per month at the rates of the drawn curves.</summary>
internal static class CostCurveTable
{
    public static DataTable Of(CostSummary cost) => new(
        ["Runs per second", .. cost.Curve.Select(curve => $"{curve.Side}, {RunWording.Of(curve.Model)}")],
        [
            .. cost.Curve.SelectMany(curve => curve.Points).Select(point => point.X).Distinct().Order()
                .Select(rate => (IReadOnlyList<string>)
            [
                Quantity.Number(rate), .. cost.Curve.Select(curve => Cell(curve, rate, cost.Currency)),
            ]),
        ]);

    private static string Cell(CostSeries curve, double rate, string currency)
        => curve.Points.FirstOrDefault(point => point.X == rate) is { } found ? Quantity.Money(found.Y, currency) : "–";
}
