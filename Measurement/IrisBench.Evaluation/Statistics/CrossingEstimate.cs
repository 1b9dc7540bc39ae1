using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Statistics;

/// <summary>Where a ratio passes a value.</summary>
/// <param name="Kind">How the curve of the medians runs.</param>
/// <param name="At">Where that curve passes the value, ascending.</param>
/// <param name="IsKnown">Whether there were rounds enough for an interval.</param>
/// <param name="Possible">
/// From the least to the largest abscissa at which the ratio may be the value, 95 %; null where it is excluded everywhere, or
/// not known. An end that is the first or last point means that the crossing may lie beyond it.
/// </param>
public sealed record CrossingEstimate(CrossingKind Kind, IReadOnlyList<double> At, bool IsKnown, Interval? Possible);
