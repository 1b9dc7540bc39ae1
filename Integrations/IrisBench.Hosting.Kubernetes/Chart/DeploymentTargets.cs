using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Pipelines;

namespace IrisBench.Hosting.Kubernetes;

// Says of every resource of the environment what it becomes.
internal static class DeploymentTargets
{
    public static async Task PrepareAsync(KubernetesEnvironmentResource environment, PipelineStepContext context)
    {
        if (environment.DashboardEnabled)
            throw new DistributedApplicationException($"The embedded host cannot publish Aspire's dashboard: call WithDashboard(false) on '{environment.Name}'.");

        var endpoints = new EndpointMap(environment);
        var translation = new ValueTranslation(environment, endpoints);
        foreach (var target in context.Model.GetComputeResources())
        {
            if ((target.GetComputeEnvironment() ?? environment) != environment)
                continue;
            var resource = new KubernetesResource(target.Name, target, environment);
            await Variables.AddAsync(resource, translation, context.ExecutionContext, context.CancellationToken);
            var arguments = await Variables.ArgumentsAsync(target, translation, context.ExecutionContext, context.CancellationToken);
            ObjectComposition.Compose(resource, endpoints.Of(target), arguments);
            target.Annotations.Add(new DeploymentTargetAnnotation(resource) { ComputeEnvironment = environment });
        }
    }
}
