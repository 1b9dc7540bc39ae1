using System.Globalization;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Statistics;

/// <summary>
/// What may be said of a difference. It is <see cref="VerdictKind.Lower"/> or <see cref="VerdictKind.Higher"/> only where
/// both hold: the 95 % interval of the ratio excludes 1, and the ratio lies outside the <see cref="NoiseBand"/> of the
/// reference against itself. Fewer than 6 pairs give no interval and so no verdict.
/// </summary>
internal static class VerdictRule
{
    /// <summary>The verdict of a side against its reference.</summary>
    /// <param name="side">Name of the side.</param>
    /// <param name="reference">Name of the reference.</param>
    /// <param name="seen">The ratio of the side to the reference.</param>
    /// <param name="noise">The reference against itself; null where it was not run.</param>
    public static Verdict For(string side, string reference, RatioOfMedians seen, RatioOfMedians? noise)
    {
        if (seen.Interval is not { } interval)
            return new Verdict(VerdictKind.TooFewRounds, VerdictText.TooFewRounds(seen.Pairs));
        if ((interval.Lower <= 1 && interval.Upper >= 1) || !NoiseBand.IsLeftBy(seen.Ratio, noise))
            return NoneShown(seen, noise);
        var kind = interval.Lower > 1 ? VerdictKind.Higher : VerdictKind.Lower;
        return new Verdict(kind, VerdictText.Difference(side, reference, seen.Ratio, interval));
    }

    private static Verdict NoneShown(RatioOfMedians seen, RatioOfMedians? noise)
    {
        if (NoiseBand.IsNoMoreThanNoise(seen.Ratio, noise))
            return new Verdict(VerdictKind.NoDifferenceShown, VerdictText.WithinNoise(seen.Pairs));
        return RoundsNeeded.For(seen, noise) is { } needed
            ? new Verdict(VerdictKind.NoDifferenceShown, VerdictText.MoreRounds(seen.Pairs, needed), needed)
            : new Verdict(VerdictKind.NoDifferenceShown, VerdictText.TooSmall(seen.Pairs));
    }
}

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
    public static bool IsNoMoreThanNoise(double ratio, RatioOfMedians? noise)
        => noise is not null && DistanceOf(ratio) <= DistanceOf(noise.Ratio);

    private static double DistanceOf(double ratio) => Math.Abs(Math.Log(ratio));
}

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

/// <summary>Verdicts in sentences.</summary>
internal static class VerdictText
{
    private const double FromHereOnTimes = 2;

    public static string TooFewRounds(int pairs)
        => $"{Rounds(pairs)} of both sides {(pairs == 1 ? "is" : "are")} too few for a verdict; "
            + $"{MedianInterval.FewestValues} are the fewest.";

    public static string WithinNoise(int pairs)
        => $"No difference shown with {Rounds(pairs)}; what was seen is no more than the reference differs from itself.";

    public static string MoreRounds(int pairs, int needed)
        => $"No difference shown with {Rounds(pairs)}; about {needed} would be needed to show one of the size seen.";

    public static string TooSmall(int pairs)
        => $"No difference shown with {Rounds(pairs)}; one of the size seen would not be shown with {RoundsNeeded.Most} either.";

    /// <summary>In per cent of the reference; where more than twice or less than half of it, in times.</summary>
    public static string Difference(string side, string reference, double ratio, Interval interval)
    {
        if (ratio is >= FromHereOnTimes or <= 1 / FromHereOnTimes)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{side} has {Times(ratio)} times the value of {reference} "
                    + $"(95 % interval {Times(interval.Lower)} to {Times(interval.Upper)}).");
        // The ends nearer to and further from 1, in this order.
        var (near, far) = ratio > 1 ? (interval.Lower, interval.Upper) : (interval.Upper, interval.Lower);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{side} is {Percent(ratio)} % {(ratio > 1 ? "higher" : "lower")} than {reference} "
                + $"(95 % interval {Percent(near)} to {Percent(far)} %).");
    }

    private static string Rounds(int pairs) => pairs == 1 ? "1 round" : $"{pairs} rounds";

    private static string Percent(double ratio)
    {
        var percent = 100 * Math.Abs(ratio - 1);
        return percent.ToString(percent < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);
    }

    private static string Times(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);
}
