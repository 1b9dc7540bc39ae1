namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resource waits for another one before it starts.</summary>
/// <param name="resource">The other one.</param>
/// <param name="waitType">What it waits for.</param>
/// <param name="exitCode">With <see cref="WaitType.WaitForCompletion"/>, the exit code that counts as success.</param>
public class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    /// <summary>The other one.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>What it waits for.</summary>
    public WaitType WaitType { get; } = waitType;

    /// <summary>The exit code that counts as success.</summary>
    public int ExitCode { get; } = exitCode;
}
