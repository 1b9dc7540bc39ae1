using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Rounds;

/// <summary>A side against the reference, and the reference against itself.</summary>
internal static class SideComparisons
{
    /// <summary>The side by the reference, in each measure that both have.</summary>
    public static IEnumerable<Comparison> Of(
        SideRounds side, SideRounds reference, IReadOnlyDictionary<string, Ratio> noise, int seed, double confidence)
    {
        foreach (var (measure, pairs, ratio) in Ratios(side, reference, seed, confidence))
        {
            var test = MannWhitney.Of(pairs.First, pairs.Second);
            yield return new Comparison(
                side.Definition.Name, reference.Definition.Name, measure, ratio.Count, ratio.Value, ratio.Interval,
                VerdictRule.For(side.Definition.Name, reference.Definition.Name, ratio, noise.GetValueOrDefault(measure)),
                new Unpaired(ratio.Interval is null ? null : test.PValue, test.CliffsDelta));
        }
    }

    /// <summary>The reference's second rounds by its first, by measure.</summary>
    public static IReadOnlyDictionary<string, Ratio> NoiseFloors(SideRounds reference, SideRounds second, int seed, double confidence)
        => new OrderedDictionary<string, Ratio>(
            Ratios(second, reference, seed, confidence).Select(found => KeyValuePair.Create(found.Measure, found.Ratio)));

    private static IEnumerable<(string Measure, BlockPairs Pairs, Ratio Ratio)> Ratios(
        SideRounds side, SideRounds reference, int seed, double confidence)
    {
        foreach (var measure in reference.Measures.Intersect(side.Measures))
        {
            var pairs = BlockPairs.Of(side.ByBlock(measure), reference.ByBlock(measure));
            if (pairs.Compare(seed, confidence) is { } ratio)
                yield return (measure, pairs, ratio);
        }
    }
}
