using IrisBench.Evaluation.Summaries;
using static System.FormattableString;

namespace IrisBench.Evaluation.Statistics;

/// <summary>What may be said of a difference; one of three answers, or that there are too few pairs for any (fewer than 6).
/// <list type="number">
/// <item>It is <see cref="VerdictKind.Lower"/> or <see cref="VerdictKind.Higher"/> where the 95 % interval of the ratio excludes 1 and the
/// ratio lies outside the <see cref="NoiseBand"/> of the reference against itself. A difference of less than half a per cent is
/// none.</item>
/// <item>Else it is <see cref="VerdictKind.Same"/> where both one-sided 95 % bounds of the ratio lie from 1 / (1 + x) to 1 + x, with x the
/// difference that does not matter (two one-sided tests: D. J. Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987)
/// 657-680), and the reference differs from itself by no more than that.</item>
/// <item>Else it is <see cref="VerdictKind.NotKnown"/>, with the rounds that either answer would take.</item>
/// </list></summary>
internal static class VerdictRule
{
    // What rounds to 1.00, and what the other way round does.
    private static readonly double Smallest = Math.Log(1.005);

    /// <summary>The verdict of a side against its reference; no noise floor where that was not run against itself.</summary>
    /// <param name="side">Name of the side.</param>
    /// <param name="reference">Name of the reference.</param>
    /// <param name="seen">The ratio of the side to the reference.</param>
    /// <param name="noise">That of the reference to itself.</param>
    /// <param name="sameWithin">How small a difference does not matter, as a share: 0.05 for 5 %.</param>
    public static Verdict For(string side, string reference, Ratio seen, Ratio? noise, double sameWithin)
    {
        if (seen.Interval is not { } interval)
            return new Verdict(VerdictKind.TooFewRounds, VerdictText.TooFewRounds(seen.Count));
        if ((interval.Lower > 1 || interval.Upper < 1) && NoiseBand.IsLeftBy(seen.Value, noise)
            && Math.Abs(Math.Log(seen.Value)) >= Smallest)
        {
            return new Verdict(
                interval.Lower > 1 ? VerdictKind.Higher : VerdictKind.Lower,
                VerdictText.Difference(side, reference, seen.Value, interval), SameWithin: sameWithin);
        }

        var tooNoisy = noise is not null && Math.Abs(Math.Log(noise.Value)) > Math.Log(1 + sameWithin);
        if (IsWithin(seen.Bounds, sameWithin) && !tooNoisy)
            return new Verdict(
                VerdictKind.Same, VerdictText.Same(side, reference, seen.Bounds!, sameWithin), SameWithin: sameWithin);
        var needed = RoundsNeeded.For(seen, noise, sameWithin);
        return new Verdict(
            VerdictKind.NotKnown, VerdictText.NotKnown(side, reference, seen, sameWithin, needed), needed, sameWithin);
    }

    /// <summary>Whether bounds of a ratio allow no difference that matters; of none, false.</summary>
    public static bool IsWithin(Interval? bounds, double sameWithin)
        => bounds is not null && bounds.Lower >= 1 / (1 + sameWithin) && bounds.Upper <= 1 + sameWithin;
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

/// <summary>About how many rounds would give an answer in four of five such runs: the smaller of two numbers. On the logarithmic scale the
/// standard error of the ratio, as the interval's half width tells it, falls as 1/√N. N rounds show a difference of the size seen when it
/// is as large as the half width at N plus 0.84 standard errors (the 80 % point of the normal distribution: the usual sample size for a
/// power of 80 %), and as the noise floor's half width at N plus the same. N rounds show that the sides are the same when what is left from
/// the ratio seen to the end of what does not matter is as large as the half width of the one-sided bounds at N plus 1.28 standard errors,
/// since each of the two bounds may fail in one of ten runs. Checked by simulation.</summary>
internal static class RoundsNeeded
{
    /// <summary>Most rounds that an experiment may have.</summary>
    public const int Most = 1000;

    internal const double PowerQuantile = 0.8416;
    private const double PowerQuantileOfBoth = 1.2816;

    /// <summary>The number; null if <see cref="Most"/> would not do.</summary>
    public static int? For(Ratio seen, Ratio? noise, double sameWithin)
    {
        var difference = Math.Abs(Math.Log(seen.Value));
        var margin = Math.Log(1 + sameWithin) - difference;
        var spread = SpreadOf(seen);
        var widest = Math.Max(spread, noise?.Interval is null ? 0 : SpreadOf(noise));
        var isNoise = NoiseBand.IsNoMoreThanNoise(seen.Value, noise);
        for (var rounds = seen.Count + 1; rounds <= Most; rounds++)
        {
            var isShown = !isNoise && difference * Math.Sqrt(rounds)
                >= (ExpandedPercentile.HalfWidth(rounds) * widest) + (PowerQuantile * spread);
            var halfWidth = ExpandedPercentile.HalfWidth(rounds, Confidence.OfBothSides(Confidence.Stated));
            if (isShown || margin * Math.Sqrt(rounds) >= (halfWidth + PowerQuantileOfBoth) * spread)
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
    /// <summary>From this ratio on a difference is told in times, not in per cent.</summary>
    public const double FromHereOnTimes = 2;

    public static string TooFewRounds(int pairs)
        => $"{Rounds(pairs)} of both sides {(pairs == 1 ? "is" : "are")} too few for a verdict; "
            + $"{MedianInterval.FewestValues} are the fewest.";

    public static string Same(string side, string reference, Interval bounds, double sameWithin)
        => $"{side} is the same as {reference} within {PercentText.OfSetting(sameWithin)} % "
            + Invariant($"(at least {bounds.Lower:0.000} and at most {bounds.Upper:0.000} times, each with 95 % certainty).");

    public static string NotKnown(string side, string reference, Ratio seen, double sameWithin, int? needed)
    {
        var possible = PossibleDifference.Of(seen.Interval, sameWithin);
        var what = possible.Length > 0
            ? $"{side} may be {possible} than {reference}"
            : $"{reference} differs from itself by more than {PercentText.OfSetting(sameWithin)} %";
        var more = needed is { } rounds
            ? $"about {Rounds(rounds - seen.Count, "more ")} would tell."
            : $"{RoundsNeeded.Most} rounds would not tell either.";
        return $"Not known with {Rounds(seen.Count)}: {what}; {more}";
    }

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

    private static string Rounds(int count, string more = "") => count == 1 ? $"1 {more}round" : $"{count} {more}rounds";

    private static string Percent(double ratio) => PercentText.Of(Math.Abs(ratio - 1));
}

/// <summary>What a difference may still be, in words.</summary>
public static class PossibleDifference
{
    /// <summary>The ends of an interval that are further from 1 than what does not matter: "up to 9 % higher or 8 % lower"; nothing where
    /// none is.</summary>
    /// <param name="interval">Of a ratio.</param>
    /// <param name="sameWithin">How small a difference does not matter, as a share.</param>
    public static string Of(Interval? interval, double sameWithin)
    {
        var (higher, lower) = (interval?.Upper > 1 + sameWithin, interval?.Lower < 1 / (1 + sameWithin));
        var most = interval?.Upper < VerdictText.FromHereOnTimes
            ? $"{PercentText.Of(interval.Upper - 1)} % higher"
            : Invariant($"{interval?.Upper - 1:0.0} times higher");
        var least = $"{PercentText.Of(1 - (interval?.Lower ?? 1))} % lower";
        return (higher, lower) switch
        {
            (true, true) => $"up to {most} or {least}",
            (true, false) => $"up to {most}",
            (false, true) => $"up to {least}",
            _ => "",
        };
    }
}

/// <summary>A share in per cent, without the sign.</summary>
public static class PercentText
{
    /// <summary>What was measured, with a decimal where it is small: <c>4.2</c>, <c>5.0</c>, <c>12</c>.</summary>
    public static string Of(double share) => share < 0.0995 ? Invariant($"{100 * share:0.0}") : Invariant($"{100 * share:0}");

    /// <summary>What somebody has set, as they would write it: <c>5</c>, <c>2.5</c>.</summary>
    public static string OfSetting(double share) => Invariant($"{100 * share:0.##}");
}
