namespace IrisBench.AppHost.RunningSystem;

/// <summary>What other programs of the repository may know about a system that is up. No secrets.</summary>
/// <param name="Schema">Version of this format: <see cref="CurrentSchema"/>.</param>
/// <param name="ProcessId">Process of the AppHost.</param>
/// <param name="StartedAt">When that process started; tells it from a later one with the same id.</param>
/// <param name="Resources">URLs by resource and endpoint.</param>
internal sealed record RunningSystemState(
    int Schema, int ProcessId, DateTimeOffset StartedAt, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Resources)
{
    public const int CurrentSchema = 1;
}
