namespace IrisBench.Experiments.Results;

/// <summary>What a component used in a round.</summary>
/// <param name="Component">Its name.</param>
/// <param name="CpuSeconds">Processor time between the edges of the round, from counters, ended processes included.</param>
/// <param name="CpuMaxCores">Cores busy in the busiest sample interval.</param>
/// <param name="CpuBaselineCores">Cores busy just before the round, while it rested.</param>
/// <param name="WorkingSetBaselineBytes">Working set at the begin of the round, all replicas.</param>
/// <param name="WorkingSetMaxBytes">Largest working set in the round, all replicas together; processes that lived between two samples included where the platform tells their peak.</param>
/// <param name="WorkingSetMeanBytes">Mean over the round.</param>
public sealed record ComponentUse(
    string Component,
    double CpuSeconds,
    double CpuMaxCores,
    double CpuBaselineCores,
    double WorkingSetBaselineBytes,
    double WorkingSetMaxBytes,
    double WorkingSetMeanBytes);
