namespace IrisBench.Evaluation.Summaries;

/// <summary>One figure of one side over its rounds.</summary>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Values">One for each round that counts, in the order of the blocks.</param>
/// <param name="Median">Of the values.</param>
/// <param name="Interval">Of the median, from exact binomial ranks; null below 6 rounds.</param>
/// <param name="Outliers">Indices into <paramref name="Values"/> outside Tukey's fences. Marked, not dropped.</param>
public sealed record MeasureSummary(string Measure, IReadOnlyList<double> Values, double Median, Interval? Interval, IReadOnlyList<int> Outliers);
