namespace IrisBench.LiveView.Board;

/// <summary>What a run is doing.</summary>
/// <param name="Text">In words.</param>
/// <param name="Side">The side whose round it is; null when it is no round.</param>
/// <param name="Done">Rounds that are over, warm-ups included.</param>
/// <param name="Total">All rounds; 0 while nobody knows.</param>
/// <param name="EndsAt">When it will probably end, by the clock that the browser on the same machine has too; null while nobody knows.</param>
internal sealed record LiveProgress(string Text, string? Side, int Done, int Total, DateTimeOffset? EndsAt);
