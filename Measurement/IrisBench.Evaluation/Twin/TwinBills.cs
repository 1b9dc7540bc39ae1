using IrisBench.Evaluation.Cost;
using IrisBench.Evaluation.Cost.Prices;

namespace IrisBench.Evaluation.Twin;

/// <summary>What a side would cost a month by a price sheet, if all of the month were as the trace. The sizes are those of the costs of the
/// run, and so are the rules.</summary>
/// <param name="side">The side.</param>
/// <param name="needs">What it was measured to need.</param>
/// <param name="sheet">The prices.</param>
internal sealed class TwinBills(MeasuredSide side, SideNeeds needs, PriceSheet sheet)
{
    private readonly ReservedPods _pods = new(needs.Pods, sheet.Pods);

    /// <summary>The prices.</summary>
    public PriceSheet Sheet => sheet;

    /// <summary>Money a month, paid per use: warm calls and cold ones by how long they took when they were measured, since a provider gives
    /// each call processors of its own.</summary>
    /// <param name="coldShares">By call of a run, the share that is cold.</param>
    /// <param name="rounds">The rounds that the durations are of; null for all.</param>
    /// <param name="runsPerSecond">Pipeline runs a second, in the mean.</param>
    public double PayPerUse(double[] coldShares, int[]? rounds, double runsPerSecond)
        => new PayPerUse([.. HopsOf(coldShares, rounds)], sheet.Functions).PerMonth(runsPerSecond * ReservedPods.SecondsPerMonth);

    /// <summary>Money a month in pods. A process that is scaled to zero is paid for while it is there.</summary>
    /// <param name="tally">What came of the simulation.</param>
    /// <param name="runsPerSecond">Pipeline runs a second, in the mean.</param>
    public double Reserved(TwinTally tally, double runsPerSecond) => _pods.PerMonth(
        runsPerSecond,
        side.Life == ReplicaLife.ScaledToZero
            ? side.Steps.Select((step, index) => (step.Function, Mean: tally.ReplicaSeconds[index] / tally.Seconds))
                .ToDictionary(function => function.Function, function => function.Mean)
            : []);

    private IEnumerable<Hop> HopsOf(double[] coldShares, int[]? rounds)
    {
        foreach (var (index, (hop, step)) in needs.Hops.Zip(side.Steps).Index())
        {
            if (coldShares[index] < 1)
                yield return hop with { Seconds = step.WarmSeconds(rounds), Calls = 1 - coldShares[index] };
            if (coldShares[index] > 0)
                yield return hop with { Seconds = step.ColdSeconds(rounds), Calls = coldShares[index] };
        }
    }
}
