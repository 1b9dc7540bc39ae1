namespace Aspire.Hosting.ApplicationModel;

/// <summary>The state of a resource at one moment.</summary>
/// <param name="Text">One of <see cref="KnownResourceStates"/>.</param>
/// <param name="Style">How to show it; null for plain.</param>
public sealed record ResourceStateSnapshot(string Text, string? Style)
{
    /// <summary>Makes a plain state.</summary>
    /// <param name="s">One of <see cref="KnownResourceStates"/>.</param>
    public static implicit operator ResourceStateSnapshot?(string? s) => s is null ? null : new(s, null);
}
