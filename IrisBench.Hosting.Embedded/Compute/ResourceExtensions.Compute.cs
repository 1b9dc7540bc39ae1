namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    /// <summary>Whether the resource is left out of everything that is published.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsExcludedFromPublish(this IResource resource) =>
        resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var annotation) && annotation == ManifestPublishingCallbackAnnotation.Ignore;

    /// <summary>Whether an image has to be built for the resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether it has.</returns>
    public static bool RequiresImageBuild(this IResource resource) => resource is ProjectResource && !resource.IsExcludedFromPublish();

    /// <summary>How many of the resource there are.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The number; 1 when nothing was said.</returns>
    public static int GetReplicaCount(this IResource resource) =>
        resource.TryGetLastAnnotation<ReplicaAnnotation>(out var annotation) ? annotation.Replicas : 1;

    /// <summary>The environment that <c>WithComputeEnvironment</c> chose for the resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The environment, or null when none was chosen.</returns>
    public static IComputeEnvironmentResource? GetComputeEnvironment(this IResource resource) =>
        resource.TryGetLastAnnotation<ComputeEnvironmentAnnotation>(out var annotation) ? annotation.ComputeEnvironment : null;

    /// <summary>What the resource becomes where it is deployed.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="targetComputeEnvironment">Where; wherever it is when null.</param>
    /// <returns>The annotation, or null when the resource is not deployed there.</returns>
    /// <exception cref="InvalidOperationException">Several environments took the resource and none was chosen.</exception>
    public static DeploymentTargetAnnotation? GetDeploymentTargetAnnotation(this IResource resource, IComputeEnvironmentResource? targetComputeEnvironment = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var chosen = resource.GetComputeEnvironment();
        var targets = resource.Annotations.OfType<DeploymentTargetAnnotation>()
            .Where(target => chosen is null || target.ComputeEnvironment == chosen)
            .ToArray();
        if (targets.Length > 1)
        {
            throw new InvalidOperationException(
                $"Resource '{resource.Name}' has multiple compute environments - '{string.Join(", ", targets.Select(target => target.ComputeEnvironment?.Name))}'. "
                + "Please specify a single compute environment using 'WithComputeEnvironment'.");
        }

        return targets.SingleOrDefault(target => targetComputeEnvironment is null || target.ComputeEnvironment == targetComputeEnvironment);
    }
}
