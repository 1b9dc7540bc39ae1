namespace IrisBench.Experiments.Results;

/// <summary>What the processes that hold the measured system together took beside it.</summary>
/// <param name="Processes">How many there were at the end of the run.</param>
/// <param name="CpuSeconds">Their processor time during the run, in seconds.</param>
/// <param name="Seconds">How long the run took, in seconds.</param>
public sealed record OrchestratorUse(int Processes, double CpuSeconds, double Seconds);
