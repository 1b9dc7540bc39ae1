using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Statistics;

/// <summary>How sure an interval has to be at a look, so that it holds what it states however one ends. Who looks several times and stops
/// when it pleases errs as often as any of the looks errs. So the error of 5 % is spent on the looks, as much of it as the square of the
/// share of the rounds that one has (K. K. G. Lan and D. L. DeMets, Discrete sequential boundaries for clinical trials, Biometrika 70
/// (1983) 659-663; the power family of K. Kim and D. L. DeMets, Biometrika 74 (1987) 149-154), and the interval at a look errs no more
/// often than its part (repeated confidence intervals: C. Jennison and B. W. Turnbull, JRSS B 51 (1989) 305-361). The parts add up to 5 %,
/// and the chance that any of several things happens is at most the sum of theirs (Bonferroni), so it holds for every rule of stopping and
/// however the looks hang together; the exact bounds of a normal distribution would be a little narrower, and medians of few rounds are not
/// normal.</summary>
public static class ErrorSpending
{
    /// <summary>The part of the error that is spent at a look, 0 to 1; all parts add up to 1.</summary>
    /// <param name="looks">After how many rounds it is looked, ascending; the last is the end.</param>
    /// <param name="look">Which look, from 0.</param>
    public static double ShareAt(IReadOnlyList<int> looks, int look)
    {
        ArgumentNullException.ThrowIfNull(looks);
        return Spent(look) - (look == 0 ? 0 : Spent(look - 1));

        double Spent(int index) => Math.Pow((double)looks[index] / looks[^1], 2);
    }

    /// <summary>The confidence of an interval that may err in that part of the 5 %. Of what hangs on two looks, the product of their parts:
    /// all pairs of looks, too, add up to 1.</summary>
    public static double ConfidenceOf(double share) => 1 - ((1 - Confidence.Stated) * share);
}

/// <summary>At which look a point of a sweep has had enough: the first at which the intervals of all its sides, of the ratio to the
/// reference or, of a side alone, of its median, are no wider to either side than is asked for. They are the wider intervals of
/// <see cref="ErrorSpending"/>, so that they hold what they state although the point ended when they had become narrow.</summary>
internal static class EarlyEnd
{
    // Only whether it is narrow is asked; what is reported is reckoned with more.
    private const int Resamples = 2000;

    /// <summary>The look, from 0; the last where none before it is enough.</summary>
    /// <param name="sides">A value a block, counted from 0, of each side; the first is the reference.</param>
    /// <param name="looks">After how many blocks it is looked, ascending.</param>
    /// <param name="halfWidth">Half the width that is enough, by the value; null where none is.</param>
    /// <param name="seed">Of the bootstrap.</param>
    public static int LookOf(IReadOnlyList<IReadOnlyDictionary<int, double>> sides, IReadOnlyList<int> looks, double? halfWidth, int seed)
    {
        for (var look = 0; look < looks.Count - 1 && halfWidth is not null; look++)
        {
            var confidence = ErrorSpending.ConfidenceOf(ErrorSpending.ShareAt(looks, look));
            IReadOnlyDictionary<int, double>[] sofar =
                [.. sides.Select(side => side.Where(value => value.Key < looks[look]).ToDictionary())];
            var widths = sofar is [var alone]
                ? [OfMedian(alone, confidence)]
                : sofar.Skip(1).Select(side => OfRatio(side, sofar[0], confidence, seed));
            if (widths.All(width => width <= halfWidth))
                return look;
        }

        return looks.Count - 1;
    }

    private static double OfMedian(IReadOnlyDictionary<int, double> side, double confidence)
        => WidthOf(MedianInterval.Of(side.Values, confidence), side.Count == 0 ? 0 : Median.Of(side.Values));

    private static double OfRatio(
        IReadOnlyDictionary<int, double> side, IReadOnlyDictionary<int, double> reference, double confidence, int seed)
        => BlockPairs.Of(side, reference).Compare(seed, confidence, Resamples) is { } ratio
            ? WidthOf(ratio.Interval, ratio.Value)
            : double.PositiveInfinity;

    private static double WidthOf(Interval? interval, double value)
        => interval is { } known && value > 0 ? (known.Upper - known.Lower) / 2 / value : double.PositiveInfinity;
}
