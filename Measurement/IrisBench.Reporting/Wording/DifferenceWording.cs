using IrisBench.Evaluation.Differences;

namespace IrisBench.Reporting.Wording;

internal static class DifferenceWording
{
    /// <summary>What became of the threshold, in a sentence.</summary>
    public static string Of(RunDifference difference) => difference.HasRegression
        ? $"Worse by more than {Quantity.Percent(difference.Threshold)}: {string.Join("; ", difference.Changes.Where(change => change.Kind == ChangeKind.Regression).Select(Of))}."
        : $"Nothing is shown to be worse by more than {Quantity.Percent(difference.Threshold)}.";

    private static string Of(Change change)
        => $"{change.Side}, {MeasureWordings.Of(change.Measure).Label.ToLowerInvariant()}, {(change.Ratio is { } ratio ? Quantity.Ratio(ratio) : "from nothing")} {IntervalWording.Of(change.RatioInterval, Quantity.Ratio)}";
}
