using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running.Rounds;

/// <summary>A round to come.</summary>
internal sealed record PlannedRound(int Index, int Block, SideDefinition Side, RoundKind Kind, int Point = 0);
