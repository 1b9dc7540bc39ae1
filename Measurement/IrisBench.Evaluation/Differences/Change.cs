using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Differences;

/// <summary>A side in one run against the same side in an earlier one, in one measure.</summary>
/// <param name="Side">The side.</param>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Before">Median of the earlier run.</param>
/// <param name="After">Median of the later run.</param>
/// <param name="RoundsBefore">Rounds that count in the earlier run.</param>
/// <param name="RoundsAfter">Rounds that count in the later run.</param>
/// <param name="Ratio">After by before; null where before is 0.</param>
/// <param name="RatioInterval">95 % interval of it, from a bootstrap of both runs, which are no pairs; null below 6 rounds.</param>
/// <param name="PValue">Two-sided, Mann-Whitney; null below 6 rounds.</param>
/// <param name="Kind">What may be said.</param>
public sealed record Change(
    string Side, string Measure, double Before, double After, int RoundsBefore, int RoundsAfter,
    double? Ratio, Interval? RatioInterval, double? PValue, ChangeKind Kind);
