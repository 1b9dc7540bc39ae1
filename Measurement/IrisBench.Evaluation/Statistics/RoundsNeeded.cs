namespace IrisBench.Evaluation.Statistics;

/// <summary>
/// About how many rounds would show a difference of the size seen in four of five such runs. On the logarithmic scale the
/// standard error of the ratio, as the interval's half width tells it, falls as 1/√N; N rounds suffice when the difference
/// is as large as the half width at N plus 0.84 standard errors (the 80 % point of the normal distribution: the usual
/// sample size for a power of 80 %), and as the noise floor's half width at N plus the same. Checked by simulation.
/// </summary>
internal static class RoundsNeeded
{
    /// <summary>Most rounds that an experiment may have.</summary>
    public const int Most = 1000;

    private const double PowerQuantile = 0.8416;

    /// <summary>The number; null if <see cref="Most"/> would not do.</summary>
    /// <param name="seen">The ratio and its interval.</param>
    /// <param name="noise">The reference against itself; null where it was not run.</param>
    public static int? For(RatioOfMedians seen, RatioOfMedians? noise)
    {
        var difference = Math.Abs(Math.Log(seen.Ratio));
        var spread = SpreadOf(seen);
        var noiseSpread = noise?.Interval is null ? 0 : SpreadOf(noise);
        for (var rounds = seen.Pairs + 1; rounds <= Most; rounds++)
        {
            var halfWidth = ExpandedPercentile.HalfWidth(rounds) * Math.Max(spread, noiseSpread);
            if (difference * Math.Sqrt(rounds) >= halfWidth + PowerQuantile * spread)
                return rounds;
        }

        return null;
    }

    /// <summary>Standard error of the logarithm of the ratio, times √n.</summary>
    private static double SpreadOf(RatioOfMedians ratio)
        => Math.Log(ratio.Interval!.Upper / ratio.Interval.Lower) / 2 / ExpandedPercentile.HalfWidth(ratio.Pairs) * Math.Sqrt(ratio.Pairs);
}
