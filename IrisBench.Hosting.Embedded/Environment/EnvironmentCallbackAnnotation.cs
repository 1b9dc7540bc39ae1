namespace Aspire.Hosting.ApplicationModel;

/// <summary>Adds to the environment of a resource just before it starts.</summary>
/// <param name="callback">Adds the variables.</param>
public class EnvironmentCallbackAnnotation(Func<EnvironmentCallbackContext, Task> callback) : IResourceAnnotation
{
    /// <summary>Adds the variables.</summary>
    public Func<EnvironmentCallbackContext, Task> Callback { get; } = callback;
}
