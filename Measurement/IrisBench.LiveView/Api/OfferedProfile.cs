namespace IrisBench.LiveView.Api;

/// <summary>A profile that can be started.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
internal sealed record OfferedProfile(string Name, string? Description);
