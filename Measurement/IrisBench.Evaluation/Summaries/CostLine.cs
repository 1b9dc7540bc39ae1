namespace IrisBench.Evaluation.Summaries;

/// <summary>One side under one cost model.</summary>
/// <param name="Side">The side.</param>
/// <param name="Model">The model.</param>
/// <param name="PerMillionRuns">Money per million pipeline runs; for reserved pods at the throughput that was measured, one after the other.</param>
/// <param name="PerMonth">Money per month that is paid without any request; 0 for pay-per-use.</param>
/// <param name="Explanation">What went in: vCPU, GB, seconds, requests.</param>
public sealed record CostLine(string Side, CostModel Model, double PerMillionRuns, double PerMonth, string Explanation);
