using System.Globalization;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Cost;

/// <summary>
/// Where pay-per-use costs as much as reserved pods: the money of the first pods for a month, by the money of a run. Beyond
/// what the first pods serve more are needed and there is no such single rate.
/// </summary>
internal static class BreakEvens
{
    private const double SecondsPerMonth = ReservedPods.HoursPerMonth * 3600;

    /// <summary>The rate, above 0, in pipeline runs a second.</summary>
    public static double RateOf(PayPerUse functions, double podsPerMonth) => functions.RunsFor(podsPerMonth) / SecondsPerMonth;

    /// <summary>The rate and what it means.</summary>
    public static BreakEven Between(string functionsSide, PayPerUse functions, string podsSide, ReservedPods pods)
    {
        var rate = RateOf(functions, pods.PerMonth(0));
        return rate <= pods.RunsPerSecond
            ? new BreakEven(functionsSide, podsSide, rate, Invariant(
                $"Below {Rate(rate)} pipeline runs a second (about {Rounded(rate * SecondsPerMonth):#,##0} a month) {functionsSide} paid per use costs less than {podsSide} in reserved pods, above it more."))
            : new BreakEven(functionsSide, podsSide, null, Invariant(
                $"{functionsSide} paid per use costs less than {podsSide} in reserved pods at every rate that the first pods serve, up to {Rate(pods.RunsPerSecond)} pipeline runs a second."));
    }

    /// <summary>To three digits: no more is known.</summary>
    private static double Rounded(double runs)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(runs)) - 2);
        return Math.Round(runs / unit) * unit;
    }

    private static string Rate(double rate) => rate.ToString("G3", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
