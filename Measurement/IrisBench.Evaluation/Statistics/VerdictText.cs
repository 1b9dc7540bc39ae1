using System.Globalization;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Statistics;

/// <summary>Verdicts in sentences.</summary>
internal static class VerdictText
{
    private const double FromHereOnTimes = 2;

    public static string TooFewRounds(int pairs)
        => $"{Rounds(pairs)} of both sides {(pairs == 1 ? "is" : "are")} too few for a verdict; {MedianInterval.FewestValues} are the fewest.";

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
            return Invariant($"{side} has {Times(ratio)} times the value of {reference} (95 % interval {Times(interval.Lower)} to {Times(interval.Upper)}).");
        // The ends nearer to and further from 1, in this order.
        var (near, far) = ratio > 1 ? (interval.Lower, interval.Upper) : (interval.Upper, interval.Lower);
        return Invariant($"{side} is {Percent(ratio)} % {(ratio > 1 ? "higher" : "lower")} than {reference} (95 % interval {Percent(near)} to {Percent(far)} %).");
    }

    private static string Rounds(int pairs) => pairs == 1 ? "1 round" : $"{pairs} rounds";

    private static string Percent(double ratio)
    {
        var percent = 100 * Math.Abs(ratio - 1);
        return percent.ToString(percent < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);
    }

    private static string Times(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
