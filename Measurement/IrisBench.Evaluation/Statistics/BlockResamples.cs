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
        var random = new Random(seed);
        var drawn = new int[numerators.Count];
        var ratios = new double[resamples];
        for (var resample = 0; resample < resamples; resample++)
        {
            Array.Clear(drawn);
            for (var draw = 0; draw < drawn.Length; draw++)
                drawn[random.Next(drawn.Length)]++;
            ratios[resample] = LogRatio.Of(_numerators.MedianOf(drawn), _denominators.MedianOf(drawn));
        }

        Array.Sort(ratios);
        return ratios;
    }
}
