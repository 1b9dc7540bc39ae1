namespace IrisBench.Evaluation.Summaries;

/// <summary>Latency of one step of one side.</summary>
/// <param name="Step"><c>auth</c>, <c>load</c>, <c>train</c> or <c>predict</c>.</param>
/// <param name="Latency">Of single calls, all rounds together.</param>
/// <param name="MedianOfRounds">Median over the rounds of the round's median, in seconds.</param>
/// <param name="Interval">Of that median; null below 6 rounds.</param>
public sealed record StepSummary(string Step, LatencySummary Latency, double MedianOfRounds, Interval? Interval);
