namespace IrisBench.Evaluation.Statistics;

/// <summary>
/// The ratio of medians of pairs, resampled: n blocks drawn with replacement, the two values of a block always together, so
/// that a slow minute of the machine, which hits both, does not count as a difference (paired bootstrap, B. Efron and
/// R. Tibshirani, An Introduction to the Bootstrap, 1993).
/// </summary>
internal sealed class BlockResamples(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators)
{
    private readonly SortedBlocks _numerators = new(numerators);
    private readonly SortedBlocks _denominators = new(denominators);

    /// <summary>Logarithms of the resampled ratios, ascending.</summary>
    /// <param name="resamples">How many.</param>
    /// <param name="seed">The same seed draws the same blocks.</param>
    public double[] LogRatios(int resamples, int seed)
    {
        var ratios = Draw(resamples, seed, LogRatio.Of);
        Array.Sort(ratios);
        return ratios;
    }

    /// <summary>Resampled numerator minus a multiple of the resampled denominator, in the order of drawing.</summary>
    public double[] Differences(double multiple, int resamples, int seed)
        => Draw(resamples, seed, (numerator, denominator) => numerator - (multiple * denominator));

    private double[] Draw(int resamples, int seed, Func<double, double, double> combine)
    {
        var random = new Random(seed);
        var drawn = new int[numerators.Count];
        var results = new double[resamples];
        for (var resample = 0; resample < resamples; resample++)
        {
            Array.Clear(drawn);
            for (var draw = 0; draw < drawn.Length; draw++)
                drawn[random.Next(drawn.Length)]++;
            results[resample] = combine(_numerators.MedianOf(drawn), _denominators.MedianOf(drawn));
        }

        return results;
    }
}
