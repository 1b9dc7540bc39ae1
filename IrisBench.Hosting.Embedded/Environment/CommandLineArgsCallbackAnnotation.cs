namespace Aspire.Hosting.ApplicationModel;

/// <summary>Adds to the command line of a resource just before it starts.</summary>
/// <param name="callback">Adds the arguments.</param>
public class CommandLineArgsCallbackAnnotation(Func<CommandLineArgsCallbackContext, Task> callback) : IResourceAnnotation
{
    /// <summary>Adds the arguments.</summary>
    public Func<CommandLineArgsCallbackContext, Task> Callback { get; } = callback;
}
