namespace IrisBench.Evaluation.Statistics;

/// <summary>
/// Ratios that the reference side reaches against itself. Which of its two rounds of a block is the first means nothing, so
/// the band is made symmetrical: from 1/b to b, with b the further end of the noise floor's interval from 1.
/// </summary>
internal static class NoiseBand
{
    /// <summary>Whether a ratio is further from 1 than the band; true without a band.</summary>
    public static bool IsLeftBy(double ratio, RatioOfMedians? noise)
        => noise?.Interval is not { } interval || DistanceOf(ratio) > Math.Max(DistanceOf(interval.Lower), DistanceOf(interval.Upper));

    /// <summary>Whether a ratio is no further from 1 than the reference's own; false where that was not measured.</summary>
    public static bool IsNoMoreThanNoise(double ratio, RatioOfMedians? noise) => noise is not null && DistanceOf(ratio) <= DistanceOf(noise.Ratio);

    private static double DistanceOf(double ratio) => Math.Abs(Math.Log(ratio));
}
