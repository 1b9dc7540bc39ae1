using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>Cost per month at the rates of the drawn curves.</summary>
internal static class CostCurveTable
{
    public static DataTable Of(CostSummary cost) => new(
        ["Runs per second", .. cost.Curve.Select(curve => $"{curve.Side}, {CostWording.Of(curve.Model)}")],
        [
            .. cost.Curve.SelectMany(curve => curve.Points).Select(point => point.X).Distinct().Order().Select(rate => (IReadOnlyList<string>)
            [
                Quantity.Number(rate), .. cost.Curve.Select(curve => Cell(curve, rate, cost.Currency)),
            ]),
        ]);

    private static string Cell(CostSeries curve, double rate, string currency)
        => curve.Points.FirstOrDefault(point => point.X == rate) is { } found ? Quantity.Money(found.Y, currency) : "–";
}
