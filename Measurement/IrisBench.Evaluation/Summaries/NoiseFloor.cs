namespace IrisBench.Evaluation.Summaries;

/// <summary>How far the reference side differs from itself.</summary>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Pairs">Blocks in which both rounds of the reference count.</param>
/// <param name="Ratio">Median of the second rounds by median of the first; 1 without noise.</param>
/// <param name="RatioInterval">95 % interval of it, by the same method as a comparison's; null below 6 pairs.</param>
public sealed record NoiseFloor(string Measure, int Pairs, double Ratio, Interval? RatioInterval);
