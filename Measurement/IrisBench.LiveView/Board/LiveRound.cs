using IrisBench.Experiments.Results;

namespace IrisBench.LiveView.Board;

/// <summary>A round that is over.</summary>
/// <param name="Index">Place in the order of execution, from 0.</param>
/// <param name="Side">The side.</param>
/// <param name="Kind">What it counts for.</param>
/// <param name="At">When it began, in seconds since the run began.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Latency">Median latency of its pipeline runs that were answered, in seconds; null if none was.</param>
/// <param name="VoidReason">Why it does not count; null if it does.</param>
internal sealed record LiveRound(int Index, string Side, RoundKind Kind, double At, double Seconds, double? Latency, string? VoidReason);
