namespace IrisBench.Experiments.Results;

/// <summary>One component at one moment: a line of <c>samples.jsonl</c>.</summary>
/// <param name="AtSeconds">Seconds since the run began.</param>
/// <param name="Component">Its name.</param>
/// <param name="CpuSeconds">Counter: processor time since it began, all replicas, ended ones included.</param>
/// <param name="WorkingSetBytes">Working set, all replicas.</param>
/// <param name="Replicas">Processes at that moment.</param>
public sealed record SampleRecord(double AtSeconds, string Component, double CpuSeconds, double WorkingSetBytes, int Replicas = 1);
