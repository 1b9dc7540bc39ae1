using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;

namespace IrisBench.Evaluation.Statistics;

/// <summary>What can be shown here and now, from short turns of the reference against itself. What two turns of a pair differ by has two
/// parts: that of their single runs, which the runs within a turn tell, and which falls with the number of runs; and what is left, that
/// lasts for a turn, as another speed of the machine, and which is taken to last for a round too. From both follows the spread of the
/// logarithm of the ratio of two rounds, and from that the smallest difference that the rounds show in four of five runs, as
/// <see cref="RoundsNeeded"/> reckons. Whatever changes from minute to minute is not in it.</summary>
public static class ProbeRule
{
    // Of a ratio of medians, whose standard error is that much larger than a mean's: √(π/2), for normal values.
    private static readonly double OfMedians = Math.Sqrt(Math.PI / 2);

    // Standard deviation of normal values by the median of their distances from their median. A few runs that hang do not change it, as
    // they do not change the median of a round.
    private const double NormalByMedian = 1.4826;

    /// <summary>What the turns say.</summary>
    public static ProbeResult Of(ProbeTurns turns)
    {
        ArgumentNullException.ThrowIfNull(turns);
        // A run that may end early has wider intervals at its end.
        var (rounds, looks) = (turns.Experiment.Rounds, Looks.Of(turns.Experiment));
        var (spread, confidence) = (SpreadOf(turns), ErrorSpending.ConfidenceOf(ErrorSpending.ShareAt(looks, looks.Count - 1)));
        var needed = Enumerable.Range(MedianInterval.FewestValues, RoundsNeeded.Most - MedianInterval.FewestValues + 1)
            .FirstOrDefault(many => Shown(many) <= turns.Difference);
        return new ProbeResult(
            turns.Pairs.Count, RunsPerTurn(turns), turns.Difference, rounds,
            rounds < MedianInterval.FewestValues ? null : Shown(rounds), needed == 0 ? null : needed, turns.IsRequired);

        double Shown(int many)
            => Math.Exp(
                (ExpandedPercentile.HalfWidth(many, confidence) + RoundsNeeded.PowerQuantile) * OfMedians * spread / Math.Sqrt(many)) - 1;
    }

    /// <summary>Standard deviation of the logarithm of the ratio of two rounds of the same side, each of which is the median of its
    /// runs.</summary>
    internal static double SpreadOf(ProbeTurns turns)
    {
        var ofTurns = Variance([.. turns.Pairs.Select(pair => Math.Log(Median.Of(pair.First) / Median.Of(pair.Second)))]);
        // One run alone does not tell it: then all is taken to last.
        double[] deviations =
            [.. turns.Pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Where(turn => turn.Count > 1).SelectMany(Deviations)];
        var ofRuns = deviations.Length == 0 ? 0 : Math.Pow(NormalByMedian * Median.Of(deviations), 2);
        var lasting = Math.Max(0, ofTurns - (2 * ofRuns / RunsPerTurn(turns)));
        return Math.Sqrt(lasting + (2 * ofRuns / turns.RunsPerRound));
    }

    /// <summary>How far the runs of a turn are from their median, of logarithms; without the one that is the median itself.</summary>
    private static IEnumerable<double> Deviations(IReadOnlyList<double> turn)
    {
        var median = Median.Of(turn);
        return turn.Select(seconds => Math.Abs(Math.Log(seconds / median))).Order().Skip(turn.Count % 2);
    }

    private static int RunsPerTurn(ProbeTurns turns) => turns.Pairs.Max(pair => Math.Max(pair.First.Count, pair.Second.Count));

    private static double Variance(IReadOnlyList<double> values)
        => values.Average() is var mean ? values.Sum(value => Math.Pow(value - mean, 2)) / (values.Count - 1) : 0;
}
