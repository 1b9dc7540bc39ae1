using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Statistics;

/// <summary>
/// A ratio of medians of two samples that have nothing to do with each other, as rounds of two runs, and its interval. Each
/// sample is resampled for itself (two-sample bootstrap, B. Efron and R. Tibshirani, An Introduction to the Bootstrap, 1993,
/// chapter 8); its ends are those of <see cref="ExpandedPercentile"/> for the smaller sample.
/// </summary>
/// <param name="Ratio">Median of the first values by median of the second.</param>
/// <param name="Interval">95 % interval; null where a sample has fewer than <see cref="MedianInterval.FewestValues"/> values.</param>
public sealed record RatioOfIndependentMedians(double Ratio, Interval? Interval)
{
    /// <summary>The ratio.</summary>
    /// <param name="numerators">First values, 0 or more.</param>
    /// <param name="denominators">Second values, 0 or more; where their median is 0, the ratio is no number.</param>
    /// <param name="seed">Of the bootstrap: the same seed draws the same.</param>
    /// <param name="resamples">Of the bootstrap.</param>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static RatioOfIndependentMedians Of(
        IReadOnlyList<double> numerators, IReadOnlyList<double> denominators, int seed, int resamples = RatioOfMedians.Resamples)
    {
        var ratio = Median.Of(numerators) / Median.Of(denominators);
        var smaller = Math.Min(numerators.Count, denominators.Count);
        if (smaller < MedianInterval.FewestValues)
            return new RatioOfIndependentMedians(ratio, null);

        var logRatios = LogRatios(new SortedBlocks(numerators), numerators.Count, new SortedBlocks(denominators), denominators.Count, seed, resamples);
        var tail = ExpandedPercentile.TailOf(smaller);
        return new RatioOfIndependentMedians(ratio, new Interval(Math.Exp(Quantile(logRatios, tail)), Math.Exp(Quantile(logRatios, 1 - tail)), 0.95));
    }

    private static double[] LogRatios(SortedBlocks numerators, int numeratorCount, SortedBlocks denominators, int denominatorCount, int seed, int resamples)
    {
        var random = new Random(seed);
        var (drawnNumerators, drawnDenominators) = (new int[numeratorCount], new int[denominatorCount]);
        var ratios = new double[resamples];
        for (var resample = 0; resample < resamples; resample++)
        {
            Draw(random, drawnNumerators);
            Draw(random, drawnDenominators);
            ratios[resample] = LogRatio.Of(numerators.MedianOf(drawnNumerators), denominators.MedianOf(drawnDenominators));
        }

        Array.Sort(ratios);
        return ratios;
    }

    private static void Draw(Random random, int[] drawn)
    {
        Array.Clear(drawn);
        for (var draw = 0; draw < drawn.Length; draw++)
            drawn[random.Next(drawn.Length)]++;
    }

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
