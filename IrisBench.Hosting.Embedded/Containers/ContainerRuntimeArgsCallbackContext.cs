namespace Aspire.Hosting.ApplicationModel;

/// <summary>The arguments of the container runtime while they are being put together.</summary>
/// <param name="args">The arguments so far.</param>
/// <param name="cancellationToken">Ends the start of the resource.</param>
public sealed class ContainerRuntimeArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    /// <summary>The arguments.</summary>
    public IList<object> Args { get; } = args;

    /// <summary>Ends the start of the resource.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
