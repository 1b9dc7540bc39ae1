using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Sides;

/// <summary>A side against the reference, in each measure that both have.</summary>
internal static class SideComparisons
{
    public static IEnumerable<Comparison> Of(
        SideRounds side, SideRounds reference, IReadOnlyDictionary<string, RatioOfMedians> noise, int seed, double confidence)
    {
        foreach (var measure in reference.Measures.Intersect(side.Measures))
        {
            var pairs = BlockPairs.Of(side.ByBlock(measure), reference.ByBlock(measure));
            if (pairs.Ratio(seed, confidence) is not { } ratio)
                continue;
            var test = MannWhitney.Of(pairs.First, pairs.Second);
            yield return new Comparison(
                side.Definition.Name, reference.Definition.Name, measure, ratio.Pairs, ratio.Ratio, ratio.Interval,
                ratio.Interval is null ? null : test.PValue, test.CliffsDelta,
                VerdictRule.For(side.Definition.Name, reference.Definition.Name, ratio, noise.GetValueOrDefault(measure)));
        }
    }
}

/// <summary>The reference against itself, by measure: its second rounds by its first.</summary>
internal static class NoiseFloors
{
    public static IReadOnlyDictionary<string, RatioOfMedians> Of(SideRounds reference, SideRounds second, int seed, double confidence)
    {
        var floors = new OrderedDictionary<string, RatioOfMedians>();
        foreach (var measure in reference.Measures.Intersect(second.Measures))
        {
            if (BlockPairs.Of(second.ByBlock(measure), reference.ByBlock(measure)).Ratio(seed, confidence) is { } ratio)
                floors[measure] = ratio;
        }

        return floors;
    }
}
