namespace IrisBench.Experiments.Results;

/// <summary>How well the load generator kept to its plan.</summary>
/// <param name="CpuSeconds">Processor time of irisbench in the round, its sampler included.</param>
/// <param name="SamplerCpuSeconds">The sampler's own part of it.</param>
/// <param name="LagP99Seconds">99th percentile of the time from when a request should have been sent to when it was, in seconds; 0 in loads that do not plan times.</param>
/// <param name="LagMaxSeconds">The largest.</param>
/// <param name="Unsent">Intended requests that were not sent, because too many were unanswered.</param>
public sealed record GeneratorReport(double CpuSeconds, double SamplerCpuSeconds, double LagP99Seconds, double LagMaxSeconds, int Unsent);
