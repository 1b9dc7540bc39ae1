using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Cost;

/// <summary>Cost per month by the rate of pipeline runs, as far as the drawing goes.</summary>
internal static class CostCurves
{
    private const int Points = 60;
    private const int MostSteps = 200;
    private const double SecondsPerMonth = ReservedPods.HoursPerMonth * 3600;

    /// <summary>A series for each side and model, all up to the same rate: half beyond the last break-even and what the first pods serve.</summary>
    public static IReadOnlyList<CostSeries> Of(IReadOnlyList<SideCost> sides, IReadOnlyList<BreakEven> breakEvens)
    {
        var rates = sides.Select(side => side.Pods.RunsPerSecond).Concat(breakEvens.Select(breakEven => breakEven.RunsPerSecond ?? 0));
        var limit = 1.5 * rates.Where(double.IsFinite).DefaultIfEmpty(1).Max();
        return [.. sides.SelectMany(side => new[] { PayPerUse(side, limit), Reserved(side, limit) })];
    }

    private static CostSeries PayPerUse(SideCost side, double limit)
        => new(side.Needs.Side, CostModel.PayPerUse, [.. Grid(limit).Select(rate => new CurvePoint(rate, side.Functions.PerMonth(rate * SecondsPerMonth)))]);

    /// <summary>Two points at each step, so that it is drawn upright.</summary>
    private static CostSeries Reserved(SideCost side, double limit)
    {
        var steps = side.Pods.StepsUpTo(limit).Take(MostSteps).SelectMany(step => new[] { step, step * (1 + 1e-6) });
        var rates = Grid(limit).Concat(steps).Distinct().Order();
        return new(side.Needs.Side, CostModel.ReservedPod, [.. rates.Select(rate => new CurvePoint(rate, rate > 0 ? side.Pods.PerMonth(rate) : side.Pods.PerMonthIdle))]);
    }

    private static IEnumerable<double> Grid(double limit) => Enumerable.Range(0, Points + 1).Select(point => limit * point / Points);
}
