using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Differences;

/// <summary>What an interval of a ratio allows to say of a change.</summary>
internal static class ChangeRule
{
    /// <summary>The kind of a change.</summary>
    /// <param name="interval">Of after by before; null where there is none.</param>
    /// <param name="lowerIsBetter">False for throughput.</param>
    /// <param name="threshold">0.05 for 5 %; where higher is better, 5 % worse is a ratio of 1 by 1.05.</param>
    public static ChangeKind Of(Interval? interval, bool lowerIsBetter, double threshold)
    {
        if (interval is null)
            return ChangeKind.TooFewRounds;

        var (least, most) = lowerIsBetter ? (interval.Lower, interval.Upper) : (1 / interval.Upper, 1 / interval.Lower);
        return (least, most) switch
        {
            _ when least > 1 + threshold => ChangeKind.Regression,
            _ when least > 1 => ChangeKind.Worse,
            _ when most < 1 => ChangeKind.Better,
            _ => ChangeKind.NoChangeShown,
        };
    }
}
