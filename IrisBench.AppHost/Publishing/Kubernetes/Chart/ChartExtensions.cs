using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.AppHost.Publishing.Kubernetes.Chart;

internal static class ChartExtensions
{
    /// <summary>Adds to the chart what the host does not write: the images, which Kubernetes it needs, the schema of its values, notes.</summary>
    public static IResourceBuilder<KubernetesEnvironmentResource> CompleteChart(this IResourceBuilder<KubernetesEnvironmentResource> kubernetes, Images? images)
    {
        if (images is null)
            return kubernetes;

        var environment = kubernetes.Resource;
        kubernetes.ApplicationBuilder.Pipeline.AddStep(
            $"complete-{environment.Name}",
            context => new ChartCompletion(context.Services.GetRequiredService<IPipelineOutputService>().GetOutputDirectory(environment), context.CancellationToken)
                .RunAsync(context.Model.GetComputeResources().Where(resource => resource.GetComputeEnvironment() == environment).Select(resource => resource.Name), images),
            dependsOn: $"publish-{environment.Name}",
            requiredBy: WellKnownPipelineSteps.Publish);
        return kubernetes;
    }
}
