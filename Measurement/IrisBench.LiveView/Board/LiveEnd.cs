using IrisBench.Experiments.Results;

namespace IrisBench.LiveView.Board;

/// <summary>How a run ended.</summary>
/// <param name="Status">In one word.</param>
/// <param name="StatusReason">Why, unless it is complete.</param>
/// <param name="HasReport">Whether it has a report.</param>
internal sealed record LiveEnd(RunStatus Status, string? StatusReason, bool HasReport);
