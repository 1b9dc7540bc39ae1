namespace IrisBench.Evaluation.Summaries;

/// <summary>One side against the reference in one measure.</summary>
/// <param name="Side">The side.</param>
/// <param name="Reference">The reference side.</param>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Pairs">Blocks in which both have a round that counts.</param>
/// <param name="Ratio">Median of the side by median of the reference.</param>
/// <param name="RatioInterval">95 % interval of it, from a paired bootstrap over the blocks; null below 6 pairs.</param>
/// <param name="PValue">Two-sided, Mann-Whitney; null below 6 pairs.</param>
/// <param name="EffectSize">Cliff's delta, -1 to 1: how much more often the side's value is the larger.</param>
/// <param name="Verdict">What may be said.</param>
public sealed record Comparison(
    string Side, string Reference, string Measure, int Pairs, double Ratio, Interval? RatioInterval, double? PValue, double EffectSize, Verdict Verdict);
