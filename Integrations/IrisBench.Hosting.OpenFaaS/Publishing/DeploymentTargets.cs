using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>Which resources an environment publishes.</summary>
internal static class DeploymentTargets
{
    /// <summary>Marks those that name the environment, and those that name none: with one environment only they need not.</summary>
    public static void Add(OpenFaaSEnvironmentResource environment, DistributedApplicationModel model)
    {
        var own = model.GetComputeResources()
            .Where(resource => resource.GetComputeEnvironment() is not { } named || named == environment)
            .Where(resource => resource.GetDeploymentTargetAnnotation(environment) is null);
        foreach (var resource in own.ToArray())
        {
            resource.Annotations.Add(new DeploymentTargetAnnotation(environment) { ComputeEnvironment = environment });
        }
    }
}
