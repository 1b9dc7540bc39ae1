using IrisBench.Compare.Measurement;

namespace IrisBench.Compare.Experiment;

/// <summary>All that a comparison found, raw and summed up.</summary>
/// <param name="Schema">Version of this format as JSON.</param>
/// <param name="StartedAt">Begin of the baseline.</param>
/// <param name="Machine">Where it ran.</param>
/// <param name="Profile">What was asked for.</param>
/// <param name="Baseline">All processes, idle.</param>
/// <param name="Runs">In the order in which they ran, warm-ups left out.</param>
/// <param name="Summary">One for each side.</param>
internal sealed record ComparisonResult(
    int Schema,
    DateTimeOffset StartedAt,
    MachineDescription Machine,
    Profile Profile,
    Recording Baseline,
    IReadOnlyList<SideRun> Runs,
    IReadOnlyList<SideSummary> Summary)
{
    public const int CurrentSchema = 1;
}
