using IrisBench.Evaluation.Cost.Needs;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Cost;

/// <summary>What the sides would cost under a price sheet.</summary>
internal static class CostModels
{
    /// <summary>Every side under both models, and every break-even that answers a question one has.</summary>
    public static CostSummary Of(IReadOnlyList<SideNeeds> needs, PriceSheet sheet)
    {
        var sides = needs.Select(need => new SideCost(need, sheet)).ToArray();
        var breakEvens = BreakEvensOf(sides).ToArray();
        return new CostSummary(
            sheet.Name, sheet.Date, sheet.Currency,
            [.. sides.SelectMany(side => new[] { side.PayPerUseLine, side.ReservedLine })],
            breakEvens,
            CostCurves.Of(sides, breakEvens),
            CostNotes.Of(sides, sheet));
    }

    /// <summary>Functions paid per use against each monolith in a pod; then each side against itself in pods.</summary>
    private static IEnumerable<BreakEven> BreakEvensOf(IReadOnlyList<SideCost> sides)
    {
        var againstMonoliths = sides.Where(side => !side.Needs.IsMonolith)
            .SelectMany(_ => sides.Where(side => side.Needs.IsMonolith), (functions, monolith) => (PaidPerUse: functions, Reserved: monolith));
        return againstMonoliths.Concat(sides.Select(side => (PaidPerUse: side, Reserved: side)))
            .Select(pair => BreakEvens.Between(pair.PaidPerUse.Needs.Side, pair.PaidPerUse.Functions, pair.Reserved.Needs.Side, pair.Reserved.Pods));
    }
}
