using IrisBench.Evaluation.Summaries;
using static System.FormattableString;

namespace IrisBench.Evaluation.Statistics;

/// <summary>What may be said of a difference. It is <see cref="VerdictKind.Lower"/> or <see cref="VerdictKind.Higher"/> only where both
/// hold: the 95 % interval of the ratio excludes 1, and the ratio lies outside the <see cref="NoiseBand"/> of the reference against itself.
/// Fewer than 6 pairs give no interval and so no verdict; a difference of less than half a per cent is none that is told.</summary>
internal static class VerdictRule
{
    // What rounds to 1.00, and what the other way round does.
    private static readonly double Same = Math.Log(1.005);

    /// <summary>The verdict of a side against its reference; no noise floor where that was not run against itself.</summary>
    public static Verdict For(string side, string reference, Ratio seen, Ratio? noise)
    {
        if (seen.Interval is not { } interval)
            return new Verdict(VerdictKind.TooFewRounds, VerdictText.TooFewRounds(seen.Count));
        if ((interval.Lower <= 1 && interval.Upper >= 1) || !NoiseBand.IsLeftBy(seen.Value, noise))
            return NoneShown(seen, noise);
        if (Math.Abs(Math.Log(seen.Value)) < Same)
            return new Verdict(VerdictKind.Same, VerdictText.Same(side, reference, interval));
        var kind = interval.Lower > 1 ? VerdictKind.Higher : VerdictKind.Lower;
        return new Verdict(kind, VerdictText.Difference(side, reference, seen.Value, interval));
    }

    private static Verdict NoneShown(Ratio seen, Ratio? noise)
    {
        var isNoise = NoiseBand.IsNoMoreThanNoise(seen.Value, noise);
        var needed = isNoise ? null : RoundsNeeded.For(seen, noise);
        var why = (isNoise, needed) switch
        {
            (true, _) => "what was seen is no more than the reference differs from itself.",
            (_, { } rounds) => $"about {rounds} would be needed to show one of the size seen.",
            _ => $"one of the size seen would not be shown with {RoundsNeeded.Most} either.",
        };
        return new Verdict(VerdictKind.NoDifferenceShown, $"No difference shown with {VerdictText.Rounds(seen.Count)}; {why}", needed);
    }
}

/// <summary>Ratios that the reference side reaches against itself. Which of its two rounds of a block is the first means nothing, so the
/// band is made symmetrical: from 1/b to b, with b the further end of the noise floor's interval from 1.</summary>
internal static class NoiseBand
{
    /// <summary>Whether a ratio is further from 1 than the band; true without a band.</summary>
    public static bool IsLeftBy(double ratio, Ratio? noise)
        => noise?.Interval is not { } interval || DistanceOf(ratio) > Math.Max(DistanceOf(interval.Lower), DistanceOf(interval.Upper));

    /// <summary>Whether a ratio is no further from 1 than the reference's own; false where that was not measured.</summary>
    public static bool IsNoMoreThanNoise(double ratio, Ratio? noise)
        => noise is not null && DistanceOf(ratio) <= DistanceOf(noise.Value);

    private static double DistanceOf(double ratio) => Math.Abs(Math.Log(ratio));
}

/// <summary>About how many rounds would show a difference of the size seen in four of five such runs. On the logarithmic scale the standard
/// error of the ratio, as the interval's half width tells it, falls as 1/√N; N rounds suffice when the difference is as large as the half
/// width at N plus 0.84 standard errors (the 80 % point of the normal distribution: the usual sample size for a power of 80 %), and as the
/// noise floor's half width at N plus the same. Checked by simulation.</summary>
internal static class RoundsNeeded
{
    /// <summary>Most rounds that an experiment may have.</summary>
    public const int Most = 1000;

    private const double PowerQuantile = 0.8416;

    /// <summary>The number; null if <see cref="Most"/> would not do.</summary>
    public static int? For(Ratio seen, Ratio? noise)
    {
        var difference = Math.Abs(Math.Log(seen.Value));
        var spread = SpreadOf(seen);
        var noiseSpread = noise?.Interval is null ? 0 : SpreadOf(noise);
        for (var rounds = seen.Count + 1; rounds <= Most; rounds++)
        {
            var halfWidth = ExpandedPercentile.HalfWidth(rounds) * Math.Max(spread, noiseSpread);
            if (difference * Math.Sqrt(rounds) >= halfWidth + PowerQuantile * spread)
                return rounds;
        }

        return null;
    }

    /// <summary>Standard error of the logarithm of the ratio, times √n.</summary>
    private static double SpreadOf(Ratio ratio)
        => Math.Log(ratio.Interval!.Upper / ratio.Interval.Lower) / 2 / ExpandedPercentile.HalfWidth(ratio.Count) * Math.Sqrt(ratio.Count);
}

/// <summary>Verdicts in sentences.</summary>
internal static class VerdictText
{
    private const double FromHereOnTimes = 2;

    public static string TooFewRounds(int pairs)
        => $"{Rounds(pairs)} of both sides {(pairs == 1 ? "is" : "are")} too few for a verdict; "
            + $"{MedianInterval.FewestValues} are the fewest.";

    public static string Same(string side, string reference, Interval interval)
        => Invariant($"{side} has the value of {reference} but for less than 0.5 % (95 % interval ")
            + Invariant($"{interval.Lower:0.000} to {interval.Upper:0.000} times).");

    public static string TooLittle(string measure)
        => $"In some rounds the {Measures.NounOf(measure)} was too little to be measured, so nothing is a multiple of it.";

    /// <summary>In per cent of the reference; where more than twice or less than half of it, in times.</summary>
    public static string Difference(string side, string reference, double ratio, Interval interval)
    {
        if (ratio is >= FromHereOnTimes or <= 1 / FromHereOnTimes)
            return Invariant($"{side} has {ratio:0.00} times the value of {reference} ")
                + Invariant($"(95 % interval {interval.Lower:0.00} to {interval.Upper:0.00}).");
        // The ends nearer to and further from 1, in this order.
        var (near, far) = ratio > 1 ? (interval.Lower, interval.Upper) : (interval.Upper, interval.Lower);
        return $"{side} is {Percent(ratio)} % {(ratio > 1 ? "higher" : "lower")} than {reference} "
            + $"(95 % interval {Percent(near)} to {Percent(far)} %).";
    }

    public static string Rounds(int pairs) => pairs == 1 ? "1 round" : $"{pairs} rounds";

    private static string Percent(double ratio)
    {
        var percent = 100 * Math.Abs(ratio - 1);
        return percent < 9.95 ? Invariant($"{percent:0.0}") : Invariant($"{percent:0}");
    }
}
