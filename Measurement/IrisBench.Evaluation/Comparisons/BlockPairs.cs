using IrisBench.Evaluation.Statistics;

namespace IrisBench.Evaluation.Comparisons;

/// <summary>The values of two sets of rounds in the blocks that both have.</summary>
/// <param name="First">Values of the first, by block.</param>
/// <param name="Second">Values of the second, in the same order.</param>
internal sealed record BlockPairs(IReadOnlyList<double> First, IReadOnlyList<double> Second)
{
    public static BlockPairs Of(IReadOnlyDictionary<int, double> first, IReadOnlyDictionary<int, double> second)
    {
        int[] blocks = [.. first.Keys.Where(second.ContainsKey).Order()];
        return new([.. blocks.Select(block => first[block])], [.. blocks.Select(block => second[block])]);
    }

    /// <summary>Ratio of the medians; null where there is no pair, or a median of 0, of which nothing can be a multiple.</summary>
    public RatioOfMedians? Ratio(int seed, double confidence, int resamples = RatioOfMedians.Resamples)
        => First.Count > 0 && Median.Of(First) > 0 && Median.Of(Second) > 0 ? RatioOfMedians.Of(First, Second, seed, resamples, confidence) : null;
}
