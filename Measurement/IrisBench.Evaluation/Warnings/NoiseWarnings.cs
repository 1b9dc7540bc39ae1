using System.Globalization;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Warnings;

/// <summary>About a reference that differs from itself: what does that to it may do the same to a comparison.</summary>
internal static class NoiseWarnings
{
    public static IEnumerable<string> Of(RunSummary summary)
    {
        if (summary.NoiseFloors.Count == 0 && summary.Sides.Count > 1)
            yield return "The reference was not run against itself, so a difference between rounds that are alike would not be known for one.";
        foreach (var floor in summary.NoiseFloors.Where(floor => floor.RatioInterval is { Lower: > 1 } or { Upper: < 1 }))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The reference differs from itself in {floor.Measure}: {floor.Ratio:0.000} times ({floor.RatioInterval!.Lower:0.000} to {floor.RatioInterval.Upper:0.000}). No difference up to that size is told as one.");
        }
    }
}
