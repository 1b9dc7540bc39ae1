namespace Aspire.Hosting.ApplicationModel;

/// <summary>A port of an endpoint and where it comes from.</summary>
public readonly record struct ResolvedPort
{
    /// <summary>The port; null leaves it to the deployment.</summary>
    public int? Value { get; init; }

    /// <summary>Whether it was allocated for want of a declared one.</summary>
    public bool IsAllocated { get; init; }

    /// <summary>Whether it follows from the other port of the endpoint.</summary>
    public bool IsImplicit { get; init; }

    /// <summary>A declared port.</summary>
    /// <param name="port">The port.</param>
    /// <returns>The port.</returns>
    public static ResolvedPort Explicit(int port) => new() { Value = port };

    /// <summary>An allocated port.</summary>
    /// <param name="port">The port.</param>
    /// <returns>The port.</returns>
    public static ResolvedPort Allocated(int port) => new() { Value = port, IsAllocated = true };

    /// <summary>A port that follows from the other one.</summary>
    /// <param name="port">The port.</param>
    /// <returns>The port.</returns>
    public static ResolvedPort Implicit(int port) => new() { Value = port, IsImplicit = true };

    /// <summary>No port yet.</summary>
    /// <returns>No port.</returns>
    public static ResolvedPort None() => new();
}
