namespace Aspire.Hosting.ApplicationModel;

/// <summary>The command line of a resource while it is being put together.</summary>
/// <param name="args">The arguments so far.</param>
/// <param name="cancellationToken">Ends the start of the resource.</param>
public sealed class CommandLineArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    /// <summary>The arguments: text, or an <see cref="IValueProvider"/>.</summary>
    public IList<object> Args { get; } = args;

    /// <summary>Ends the start of the resource.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
