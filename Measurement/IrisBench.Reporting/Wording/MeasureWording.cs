namespace IrisBench.Reporting.Wording;

/// <summary>How a measure is shown.</summary>
/// <param name="Measure">One of <see cref="Evaluation.Summaries.Measures"/>.</param>
/// <param name="Label">Its name for readers.</param>
/// <param name="Noun">What a sentence calls it: "2× the CPU time".</param>
/// <param name="Format">A value with its unit.</param>
/// <param name="LowerIsBetter">Whether less of it is better.</param>
public sealed record MeasureWording(string Measure, string Label, string Noun, Func<double, string> Format, bool LowerIsBetter = true);
