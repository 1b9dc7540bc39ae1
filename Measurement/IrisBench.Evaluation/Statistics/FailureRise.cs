namespace IrisBench.Evaluation.Statistics;

/// <summary>How often chance alone gives as large a rise of the share of runs that fail. The rounds are the unit: runs fail in groups, and
/// who counts each as if it stood alone takes one bad minute for a change. Were both versions equal, it would be by lot which of two rounds
/// is whose, so every other allotment is as likely as that which was seen; the answer is the share of them that differ as much
/// (randomisation test: R. A. Fisher, The Design of Experiments, 1935, section 21; E. S. Edgington, Randomization Tests, 1980). It assumes
/// nothing of how failures come, and is exact however few there are.</summary>
internal static class FailureRise
{
    private const int Seed = 1;
    private const int Draws = 10_000;

    // So many pairs have as many allotments as are quickly gone through.
    private const int MostPairsCounted = 14;

    // Sums of shares in another order differ in their last digits.
    private const double Tie = 1e-9;

    /// <summary>Of rounds in the same blocks of one run, by block.</summary>
    /// <param name="before">The share of a round's runs that failed, 0 to 1.</param>
    /// <param name="after">That of the other version.</param>
    /// <returns>0 to 1; null where they have no block in common.</returns>
    public static double? OfPairs(IReadOnlyDictionary<int, double> before, IReadOnlyDictionary<int, double> after)
    {
        var pairs = BlockPairs.Of(after, before);
        if (pairs.First.Count == 0)
            return null;
        // A pair that does not differ is the same whichever is whose.
        double[] differences = [.. pairs.First.Zip(pairs.Second, (young, old) => young - old).Where(difference => difference != 0)];
        var seen = differences.Sum();
        if (differences.Length <= MostPairsCounted)
        {
            var all = 1 << differences.Length;
            return (double)Enumerable.Range(0, all).Count(
                allotment => differences.Select((one, pair) => (allotment >> pair & 1) == 0 ? one : -one).Sum() >= seen - Tie) / all;
        }

        var random = new Random(Seed);
        return Drawn(seen, () => differences.Sum(one => random.Next(2) == 0 ? one : -one));
    }

    /// <summary>Of rounds of two runs, which are no pairs.</summary>
    /// <param name="before">The share of each round's runs that failed, 0 to 1.</param>
    /// <param name="after">That of the later run's.</param>
    /// <returns>0 to 1; null where one of them has no rounds.</returns>
    public static double? OfSamples(IEnumerable<double> before, IEnumerable<double> after)
    {
        double[] old = [.. before], young = [.. after];
        if (old.Length == 0 || young.Length == 0)
            return null;
        double[] all = [.. young, .. old];
        var random = new Random(Seed);
        // With how many there are given, the larger sum is the larger mean.
        return Drawn(young.Sum(), () =>
        {
            random.Shuffle(all);
            return all.Take(young.Length).Sum();
        });
    }

    // What was seen is one of the allotments.
    private static double Drawn(double seen, Func<double> draw)
        => (1.0 + Enumerable.Range(0, Draws).Count(_ => draw() >= seen - Tie)) / (1 + Draws);
}
