using IrisBench.Evaluation.Cost.Needs;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Sides;

namespace IrisBench.Evaluation.Cost;

/// <summary>What the runs of a single round would cost, so that a cost has an interval as other measures have.</summary>
internal static class RoundCost
{
    private const double Million = 1e6;

    /// <summary>Money per million pipeline runs, paid per use; the monolith as one function of one call.</summary>
    /// <param name="round">A side with one round.</param>
    /// <param name="roles">Roles of the components.</param>
    /// <param name="prices">The price sheet.</param>
    public static double PerMillionRuns(SideRounds round, ComponentRoles roles, PriceSheet prices)
        => Million * new PayPerUse(new MeasuredNeeds(round, roles).Read().Hops, prices.Functions).PerRun;
}
