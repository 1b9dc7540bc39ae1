using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a command is executed with.</summary>
public sealed class ExecuteCommandContext
{
    /// <summary>The services of the application.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The resource.</summary>
    public required string ResourceName { get; init; }

    /// <summary>Cancelled when nobody waits for the result any more.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>Writes among the lines of the resource.</summary>
    public required ILogger Logger { get; init; }
}
