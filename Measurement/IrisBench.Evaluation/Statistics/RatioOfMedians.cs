using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Statistics;

/// <summary>A ratio of medians over pairs and its interval.</summary>
/// <param name="Pairs">How many pairs.</param>
/// <param name="Ratio">Median of the first values of the pairs by median of the second.</param>
/// <param name="Interval">Interval, of 95 % unless asked for otherwise, by the expanded percentile bootstrap; null below <see cref="MedianInterval.FewestValues"/> pairs.</param>
public sealed record RatioOfMedians(int Pairs, double Ratio, Interval? Interval)
{
    /// <summary>Resamples an interval is made of: its ends then vary by about a hundredth of its width from seed to seed.</summary>
    public const int Resamples = 10_000;

    /// <summary>The ratio over pairs.</summary>
    /// <param name="numerators">First values of the pairs, 0 or more.</param>
    /// <param name="denominators">Second values, 0 or more, in the same order; their median is above 0.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <param name="resamples">Of the bootstrap.</param>
    /// <param name="confidence">Of the interval, 0 to 1.</param>
    /// <exception cref="ArgumentException">There are no pairs, or a value lacks its other.</exception>
    public static RatioOfMedians Of(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators, int seed, int resamples = Resamples, double confidence = Confidence.Stated)
    {
        if (numerators.Count != denominators.Count)
            throw new ArgumentException("The values are not pairs.", nameof(denominators));
        var ratio = Median.Of(numerators) / Median.Of(denominators);
        if (numerators.Count < MedianInterval.FewestValues)
            return new RatioOfMedians(numerators.Count, ratio, null);
        var resampled = new BlockResamples(numerators, denominators).LogRatios(resamples, seed);
        var tail = ExpandedPercentile.TailOf(numerators.Count, confidence);
        var interval = new Interval(Math.Exp(Quantile(resampled, tail)), Math.Exp(Quantile(resampled, 1 - tail)), confidence);
        return new RatioOfMedians(numerators.Count, ratio, interval);
    }

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
