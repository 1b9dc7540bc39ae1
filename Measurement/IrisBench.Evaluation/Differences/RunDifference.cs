using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Differences;

/// <summary>What changed from one run to another: <c>irisbench diff</c>.</summary>
/// <param name="Before">Id of the earlier run.</param>
/// <param name="After">Id of the later run.</param>
/// <param name="Threshold">How much worse is a regression: 0.05 for 5 %.</param>
/// <param name="Changes">Each side that both runs have, in each measure asked for.</param>
/// <param name="Warnings">Why the runs may not be comparable.</param>
public sealed record RunDifference(string Before, string After, double Threshold, IReadOnlyList<Change> Changes, IReadOnlyList<string> Warnings)
{
    private const int Seed = 1;

    /// <summary>Version of this format.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the format this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Whether anything is worse by more than the threshold.</summary>
    public bool HasRegression => Changes.Any(change => change.Kind == ChangeKind.Regression);

    /// <summary>Compares the sides that two runs have in common.</summary>
    /// <param name="before">The earlier run.</param>
    /// <param name="after">The later run.</param>
    /// <param name="measures">Some of <see cref="Measures"/>.</param>
    /// <param name="threshold">How much worse is a regression, above 0 and below 1000: 0.05 for 5 %.</param>
    public static RunDifference Of(RunSummary before, RunSummary after, IReadOnlyCollection<string> measures, double threshold)
    {
        var changes =
            from old in before.Sides
            join young in after.Sides on old.Side equals young.Side
            from measure in measures
            where before.Run.Scope == after.Run.Scope || !Measures.OfResources.Contains(measure)
            from change in Compare(old, young, measure, threshold)
            select change;
        return new RunDifference(before.Run.Id, after.Run.Id, threshold, [.. changes], [.. Comparability.Doubts(before, after)]);
    }

    private static IEnumerable<Change> Compare(SideSummary before, SideSummary after, string measure, double threshold)
    {
        var (old, young) = (Find(before), Find(after));
        if (old is null || young is null)
            yield break;

        var ratio = RatioOfIndependentMedians.Of(young.Values, old.Values, Seed);
        var pValue = ratio.Interval is null ? (double?)null : MannWhitney.Of(young.Values, old.Values).PValue;
        yield return new Change(
            before.Side, measure, old.Median, young.Median, old.Values.Count, young.Values.Count, old.Median > 0 ? ratio.Ratio : null, ratio.Interval, pValue,
            ChangeRule.Of(ratio.Interval, measure != Measures.Throughput, threshold));

        MeasureSummary? Find(SideSummary side) => side.Measures.FirstOrDefault(found => found.Measure == measure && found.Values.Count > 0);
    }
}
