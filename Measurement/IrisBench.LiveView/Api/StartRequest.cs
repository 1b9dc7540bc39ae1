namespace IrisBench.LiveView.Api;

/// <summary>What to run: one of the three.</summary>
/// <param name="Profile">Name of a profile.</param>
/// <param name="Definition">An experiment in YAML or JSON.</param>
/// <param name="Again">Name of a run whose experiment is to be run once more.</param>
internal sealed record StartRequest(string? Profile = null, string? Definition = null, string? Again = null);
