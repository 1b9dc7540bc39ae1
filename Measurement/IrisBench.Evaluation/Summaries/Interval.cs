namespace IrisBench.Evaluation.Summaries;

/// <summary>A confidence interval.</summary>
/// <param name="Lower">Its lower end.</param>
/// <param name="Upper">Its upper end.</param>
/// <param name="Confidence">The coverage it has or aims at, 0 to 1; for binomial ranks the exact one, at least 0.95.</param>
public sealed record Interval(double Lower, double Upper, double Confidence);
