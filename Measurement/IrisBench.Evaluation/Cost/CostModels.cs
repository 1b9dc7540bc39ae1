using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;
using static System.FormattableString;

namespace IrisBench.Evaluation.Cost;

/// <summary>What the sides would cost under a price sheet.</summary>
internal static class CostModels
{
    /// <summary>Every side under both models, and every break-even that answers a question one has.</summary>
    public static CostSummary Of(IReadOnlyList<SideNeeds> needs, PriceSheet sheet, CostBasis basis)
    {
        var sides = needs.Select(need => new SideCost(need, sheet)).ToArray();
        var breakEvens = BreakEvensOf(sides).ToArray();
        return new CostSummary(
            sheet.Name, sheet.Date, sheet.Currency,
            [.. sides.SelectMany(side => new[] { side.PayPerUseLine, side.ReservedLine })],
            breakEvens,
            CostCurves.Of(sides, breakEvens),
            CostNotes.Of(sides, sheet, basis));
    }

    /// <summary>Functions paid per use against each monolith in a pod; then each side against itself in pods.</summary>
    private static IEnumerable<BreakEven> BreakEvensOf(IReadOnlyList<SideCost> sides)
    {
        var againstMonoliths =
            from functions in sides
            from monolith in sides
            where !functions.Needs.IsMonolith && monolith.Needs.IsMonolith
            select (PaidPerUse: functions, Reserved: monolith);
        return againstMonoliths.Concat(sides.Select(side => (PaidPerUse: side, Reserved: side)))
            .Select(pair => BreakEvens.Between(
                pair.PaidPerUse.Needs.Side, pair.PaidPerUse.Functions, pair.Reserved.Needs.Side, pair.Reserved.Pods));
    }
}

/// <summary>What the costs are made of.</summary>
/// <param name="Memory">How memory was counted.</param>
/// <param name="Lacking">Which sides have no cost and why, a sentence each.</param>
internal sealed record CostBasis(MemoryKind Memory, IReadOnlyList<string> Lacking);

/// <summary>A side under both models.</summary>
internal sealed class SideCost(SideNeeds needs, PriceSheet sheet)
{
    private const double Million = 1e6;

    public SideNeeds Needs => needs;

    public PayPerUse Functions { get; } = new(needs.Hops, sheet.Functions);

    public ReservedPods Pods { get; } = new(needs.Pods, sheet.Pods);

    /// <summary>Money per million pipeline runs, paid per use; the monolith as one function of one call. Asked of single rounds, it gives
    /// the cost an interval as other measures have.</summary>
    public static double PerMillionRunsOf(SideRounds round, ComponentRoles roles, PriceSheet prices)
        => Million * new PayPerUse(new MeasuredNeeds(round, roles).Read().Hops, prices.Functions).PerRun;

    public CostLine PayPerUseLine
        => new(needs.Side, CostModel.PayPerUse, Million * Functions.PerRun, 0, CostExplanation.Of(needs.Hops, Functions));

    public CostLine ReservedLine
        => new(needs.Side, CostModel.ReservedPod, Pods.PerRuns(Million, needs.RunsPerSecond), Pods.PerMonthIdle, CostExplanation.Of(Pods));
}

/// <summary>Cost per month by the rate of pipeline runs, as far as the drawing goes.</summary>
internal static class CostCurves
{
    private const int Points = 60;
    private const int MostSteps = 200;

    /// <summary>A series for each side and model, all up to the same rate: half beyond the last break-even and what the first pods
    /// serve.</summary>
    public static IReadOnlyList<CostSeries> Of(IReadOnlyList<SideCost> sides, IReadOnlyList<BreakEven> breakEvens)
    {
        var rates = sides.Select(side => side.Pods.RunsPerSecond).Concat(breakEvens.Select(breakEven => breakEven.RunsPerSecond ?? 0));
        var limit = 1.5 * rates.Where(double.IsFinite).DefaultIfEmpty(1).Max();
        double[] grid = [.. Enumerable.Range(0, Points + 1).Select(point => limit * point / Points)];
        return [.. sides.SelectMany(side => new[] { PayPerUse(side, grid), Reserved(side, grid) })];
    }

    private static CostSeries PayPerUse(SideCost side, double[] grid) => new(
        side.Needs.Side, CostModel.PayPerUse,
        [.. grid.Select(rate => new CurvePoint(rate, side.Functions.PerMonth(rate * ReservedPods.SecondsPerMonth)))]);

    /// <summary>Two points at each step, so that it is drawn upright.</summary>
    private static CostSeries Reserved(SideCost side, double[] grid)
    {
        var steps = side.Pods.StepsUpTo(grid[^1]).Take(MostSteps).SelectMany(step => new[] { step, step * (1 + 1e-6) });
        return new(
            side.Needs.Side, CostModel.ReservedPod,
            [.. grid.Concat(steps).Distinct().Order()
                .Select(rate => new CurvePoint(rate, rate > 0 ? side.Pods.PerMonth(rate) : side.Pods.PerMonthIdle))]);
    }
}

/// <summary>Where pay-per-use costs as much as reserved pods: the money of the first pods for a month, by the money of a run. Beyond what
/// the first pods serve more are needed and there is no such single rate.</summary>
internal static class BreakEvens
{
    /// <summary>The rate, above 0, in pipeline runs a second.</summary>
    public static double RateOf(PayPerUse functions, double podsPerMonth) => functions.RunsFor(podsPerMonth) / ReservedPods.SecondsPerMonth;

    /// <summary>The rate and what it means.</summary>
    public static BreakEven Between(string functionsSide, PayPerUse functions, string podsSide, ReservedPods pods)
    {
        var rate = RateOf(functions, pods.PerMonth(0));
        return rate <= pods.RunsPerSecond
            ? new BreakEven(functionsSide, podsSide, rate,
                Invariant($"Below {rate:G3} pipeline runs a second (about {Rounded(rate * ReservedPods.SecondsPerMonth):#,##0} a month) ")
                    + $"{functionsSide} paid per use costs less than {podsSide} in reserved pods, above it more.")
            : new BreakEven(functionsSide, podsSide, null,
                Invariant($"{functionsSide} paid per use costs less than {podsSide} in reserved pods at every rate that the first pods ")
                    + Invariant($"serve, up to {pods.RunsPerSecond:G3} pipeline runs a second."));
    }

    /// <summary>To three digits: no more is known.</summary>
    private static double Rounded(double runs)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(runs)) - 2);
        return Math.Round(runs / unit) * unit;
    }
}
