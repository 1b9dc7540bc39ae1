namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a resource becomes where it is deployed.</summary>
/// <param name="target">What it becomes.</param>
public sealed class DeploymentTargetAnnotation(IResource target) : IResourceAnnotation
{
    /// <summary>What the resource becomes.</summary>
    public IResource DeploymentTarget { get; set; } = target;

    /// <summary>Where it is deployed.</summary>
    public IComputeEnvironmentResource? ComputeEnvironment { get; set; }
}
