using IrisBench.Evaluation.Comparisons;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Statistics;

/// <summary>
/// At which look a point of a sweep has had enough: the first at which the intervals of all its sides, of the ratio to the
/// reference or, of a side alone, of its median, are no wider to either side than is asked for. They are the wider intervals
/// of <see cref="ErrorSpending"/>, so that they hold what they state although the point ended when they had become narrow.
/// </summary>
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
            IReadOnlyDictionary<int, double>[] sofar = [.. sides.Select(side => side.Where(value => value.Key < looks[look]).ToDictionary())];
            if ((sofar is [var alone] ? [OfMedian(alone, confidence)] : sofar.Skip(1).Select(side => OfRatio(side, sofar[0], confidence, seed))).All(width => width <= halfWidth))
                return look;
        }

        return looks.Count - 1;
    }

    private static double OfMedian(IReadOnlyDictionary<int, double> side, double confidence)
        => WidthOf(MedianInterval.Of(side.Values, confidence), side.Count == 0 ? 0 : Median.Of(side.Values));

    private static double OfRatio(IReadOnlyDictionary<int, double> side, IReadOnlyDictionary<int, double> reference, double confidence, int seed)
        => BlockPairs.Of(side, reference).Ratio(seed, confidence, Resamples) is { } ratio ? WidthOf(ratio.Interval, ratio.Ratio) : double.PositiveInfinity;

    private static double WidthOf(Interval? interval, double value)
        => interval is { } known && value > 0 ? (known.Upper - known.Lower) / 2 / value : double.PositiveInfinity;
}
