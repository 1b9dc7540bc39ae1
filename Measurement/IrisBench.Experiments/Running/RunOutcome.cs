using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>How a run ended and what it left.</summary>
/// <param name="Folder">Where everything that was measured is.</param>
/// <param name="Header">The run's header, with status and reason.</param>
/// <param name="Rounds">Rounds that are in the folder.</param>
/// <param name="PlannedRounds">Rounds that were planned.</param>
public sealed record RunOutcome(RunFolder Folder, RunHeader Header, int Rounds, int PlannedRounds);
