namespace Aspire.Hosting.ApplicationModel;

/// <summary>What decides whether a command can be executed.</summary>
public sealed class UpdateCommandStateContext
{
    /// <summary>The resource as it is now.</summary>
    public required CustomResourceSnapshot ResourceSnapshot { get; init; }

    /// <summary>The services of the application.</summary>
    public required IServiceProvider Services { get; init; }
}
