using IrisBench.Evaluation.Sides;
using IrisBench.Evaluation.Statistics;

namespace IrisBench.Evaluation.Comparisons;

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
