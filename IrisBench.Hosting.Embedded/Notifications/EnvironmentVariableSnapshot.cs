namespace Aspire.Hosting.ApplicationModel;

/// <summary>An environment variable of a resource.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsFromSpec">Whether the application model set it, rather than the environment of the AppHost.</param>
public sealed record EnvironmentVariableSnapshot(string Name, string? Value, bool IsFromSpec)
{
    // Whether the value comes from a secret, so that it must not be shown. Aspire hides all of them.
    internal bool IsSensitive { get; init; }
}
