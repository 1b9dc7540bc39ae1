namespace Aspire.Hosting.ApplicationModel;

/// <summary>Adds to the arguments of <c>docker run</c> or <c>podman run</c>.</summary>
/// <param name="callback">Adds the arguments.</param>
public sealed class ContainerRuntimeArgsCallbackAnnotation(Func<ContainerRuntimeArgsCallbackContext, Task> callback) : IResourceAnnotation
{
    /// <summary>Adds the arguments.</summary>
    public Func<ContainerRuntimeArgsCallbackContext, Task> Callback { get; } = callback;
}
