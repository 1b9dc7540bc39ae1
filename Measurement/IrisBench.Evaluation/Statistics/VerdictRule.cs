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
