using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Twin;

/// <summary>Where a side that is paid per use costs as much as another in pods, by how much traffic there is. The shares of cold calls are
/// taken to run straight between two amounts of traffic that were simulated, on a logarithmic scale; what follows from them is reckoned
/// for each amount.</summary>
/// <param name="runsPerSecond">The mean rate of the trace.</param>
internal sealed class TwinCrossings(double runsPerSecond)
{
    private const int Steps = 400;
    private const int Halvings = 50;

    // With so many times more or fewer arrivals other shares of the calls are cold, and the bill varies otherwise.
    private const double FurthestInterval = 2;

    /// <summary>Of each side of functions against each side that is none, or where all are, against each that is kept.</summary>
    public IEnumerable<PredictedCrossing> Of(IReadOnlyList<SideTraffic> sides)
    {
        SideTraffic[] kept = [.. sides.Where(side => side.Line.Side.Life == ReplicaLife.Kept)];
        var others = kept.Any(side => !side.Line.Side.IsFunctions) ? kept.Where(side => !side.Line.Side.IsFunctions) : kept;
        return
            from side in sides
            where side.Line.Side.IsFunctions
            from other in others
            from index in Enumerable.Range(0, Math.Min(side.Line.Bills.Count, other.Line.Bills.Count))
            select Between(side, other, index);
    }

    private PredictedCrossing Between(SideTraffic side, SideTraffic other, int index)
    {
        var (bill, pods) = (side.Line.Bills[index], other.Line.Bills[index]);
        int[] rounds = [.. Enumerable.Range(0, side.Line.Side.Rounds)];
        var (first, last) = (Math.Log(TrafficScale.Factors[0]), Math.Log(TrafficScale.Factors[^1]));
        var crossing = new PredictedCrossing(
            bill.Sheet.Name, side.Line.Side.Name, other.Line.Side.Name, null, null, IsCheaperBelow: IsCheaper(first));
        for (var step = 0; step < Steps; step++)
        {
            var (from, to) = (At(step), At(step + 1));
            if (IsCheaper(from) == IsCheaper(to))
                continue;
            if (crossing.Factor is not null)
                return crossing with { IsOnly = false };
            for (var halving = 0; halving < Halvings; halving++)
            {
                var middle = (from + to) / 2;
                (from, to) = IsCheaper(from) == IsCheaper(middle) ? (middle, to) : (from, middle);
            }

            crossing = crossing with { Factor = Math.Exp(to), Interval = Possible(Math.Exp(to), side.PayPerUse[index]) };
        }

        return crossing;

        double At(int step) => first + ((last - first) * step / Steps);

        bool IsCheaper(double logFactor)
        {
            var rate = Math.Exp(logFactor) * runsPerSecond;
            return bill.PayPerUse(side.ColdSharesAt(logFactor), rounds, rate) < pods.Reserved(other.Tally, rate);
        }
    }

    // Money paid per use grows with the traffic, so a run that costs a tenth more moves the crossing down by a tenth.
    private static Interval? Possible(double at, PredictedFigure bill)
        => bill is { Interval: { Lower: > 0 } interval, Value: > 0 } && at is >= 1 / FurthestInterval and <= FurthestInterval
        ? new Interval(at * bill.Value / interval.Upper, at * bill.Value / interval.Lower, interval.Confidence)
        : null;
}

/// <summary>A side with all amounts of traffic.</summary>
/// <param name="Line">The side.</param>
/// <param name="Tally">What came of the trace as it is.</param>
/// <param name="ColdShares">By amount of traffic, and by call of a run, the share that is cold.</param>
/// <param name="Predictions">What is told of each amount.</param>
/// <param name="PayPerUse">By price sheet, the bill of the trace as it is, paid per use.</param>
internal sealed record SideTraffic(
    TwinLine Line, TwinTally Tally, double[][] ColdShares, TrafficPrediction[] Predictions, IReadOnlyList<PredictedFigure> PayPerUse)
{
    /// <summary>By call of a run, the share that is cold with an amount of traffic, which is given by its logarithm.</summary>
    public double[] ColdSharesAt(double logFactor)
    {
        var factors = TrafficScale.Factors;
        var next = Math.Clamp(factors.TakeWhile(factor => Math.Log(factor) < logFactor).Count(), 1, factors.Count - 1);
        var (from, to) = (Math.Log(factors[next - 1]), Math.Log(factors[next]));
        var share = Math.Clamp((logFactor - from) / (to - from), 0, 1);
        return [.. ColdShares[next - 1].Zip(ColdShares[next], (before, after) => before + (share * (after - before)))];
    }
}
