using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IrisBench.Hosting.Kubernetes;

// Changes the objects as the AppHost says and writes the chart.
internal static class ChartPublication
{
    public static async Task RunAsync(KubernetesEnvironmentResource environment, PipelineStepContext context)
    {
        var resources = context.Model.Resources
            .Select(resource => resource.GetDeploymentTargetAnnotation(environment)?.DeploymentTarget)
            .OfType<KubernetesResource>()
            .ToArray();
        foreach (var resource in resources)
        {
            foreach (var change in resource.TargetResource.Annotations.OfType<KubernetesServiceCustomizationAnnotation>())
                change.Configure(resource);
        }

        var folder = OutputFolder(environment, context);
        await new ChartWriter(folder, context.CancellationToken).WriteAsync(environment, resources);
        context.Logger.LogInformation("Published {Environment} to {Folder}", environment.Name, folder);
    }

    // An environment has the output directory to itself, or a folder in it.
    private static string OutputFolder(KubernetesEnvironmentResource environment, PipelineStepContext context)
    {
        var output = context.Services.GetRequiredService<IPipelineOutputService>();
        return context.Model.Resources.OfType<IComputeEnvironmentResource>().Count() > 1
            ? output.GetOutputDirectory(environment)
            : output.GetOutputDirectory();
    }
}
