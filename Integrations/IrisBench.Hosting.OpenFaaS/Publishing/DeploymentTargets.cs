using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Functions;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>Which resources an environment publishes.</summary>
internal static class DeploymentTargets
{
    /// <summary>Marks those that name the environment, and those that name none: with one environment only they need not.</summary>
    public static void Add(FunctionEnvironmentResource environment, DistributedApplicationModel model)
    {
        var own = model.GetComputeResources()
            .Where(resource => resource.GetComputeEnvironment() is not { } named || named == environment)
            .Where(resource => resource.GetDeploymentTargetAnnotation(environment) is null);
        foreach (var resource in own.ToArray())
        {
            resource.Annotations.Add(new DeploymentTargetAnnotation(environment) { ComputeEnvironment = environment });
        }
    }

    /// <summary>Those marked, and those that <c>PublishAlsoTo</c> adds. A copy: what configures a function may still add parameters to the model.</summary>
    public static IReadOnlyList<IResource> Of(FunctionEnvironmentResource environment, DistributedApplicationModel model)
        => [.. model.GetComputeResources().Where(resource => resource.GetDeploymentTargetAnnotation(environment) is not null
            || resource.Annotations.OfType<AdditionalEnvironmentAnnotation>().Any(additional => additional.Environment == environment))];
}
