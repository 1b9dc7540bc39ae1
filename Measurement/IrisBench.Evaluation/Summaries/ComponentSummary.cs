using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Summaries;

/// <summary>One component in the rounds of one side; medians over the rounds.</summary>
/// <param name="Component">Its name.</param>
/// <param name="Role">To what it is counted.</param>
/// <param name="CpuSecondsPerRun">Processor time per pipeline run, in seconds.</param>
/// <param name="CpuMaxCores">Cores busy in the busiest sample interval.</param>
/// <param name="WorkingSetMaxBytes">Largest working set of a round.</param>
public sealed record ComponentSummary(string Component, ComponentRole Role, double CpuSecondsPerRun, double CpuMaxCores, double WorkingSetMaxBytes);
