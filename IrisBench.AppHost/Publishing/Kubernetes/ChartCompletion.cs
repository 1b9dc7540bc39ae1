using System.Text.RegularExpressions;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.AppHost.Publishing.Kubernetes;

/// <summary>Works on the files of a chart, which are the same whichever package wrote them.</summary>
internal static class ChartCompletion
{
    // Network policies name namespaces by kubernetes.io/metadata.name, which the API server sets since 1.21.
    private const string KubeVersion = ">= 1.21.0-0";

    // autoscaling/v2 is there since 1.23.
    private const string KubeVersionToScale = ">= 1.23.0-0";

    /// <summary>Adds what the host does not write: images, which Kubernetes the chart needs, the schema of its values, notes.</summary>
    public static IResourceBuilder<KubernetesEnvironmentResource> CompleteChart(
        this IResourceBuilder<KubernetesEnvironmentResource> kubernetes, Images? images)
    {
        if (images is null)
            return kubernetes;

        var environment = kubernetes.Resource;
        kubernetes.ApplicationBuilder.Pipeline.AddStep(
            $"complete-{environment.Name}",
            context =>
            {
                var folder = context.Services.GetRequiredService<IPipelineOutputService>().GetOutputDirectory(environment);
                var resources = context.Model.GetComputeResources().Where(resource => resource.GetComputeEnvironment() == environment);
                var isScaled = MonolithAutoscaler.MaxReplicas(kubernetes.ApplicationBuilder.Configuration) is not null;
                return CompleteAsync(
                    folder, resources.Select(resource => resource.Name), images, isScaled ? KubeVersionToScale : KubeVersion,
                    context.CancellationToken);
            },
            dependsOn: $"publish-{environment.Name}",
            requiredBy: WellKnownPipelineSteps.Publish);
        return kubernetes;
    }

    private static async Task CompleteAsync(
        string folder, IEnumerable<string> resources, Images images, string kubeVersion, CancellationToken cancellationToken)
    {
        var chart = await File.ReadAllTextAsync(PathOf("Chart.yaml"), cancellationToken);
        await WriteAsync("Chart.yaml", Replace(chart, "kubeVersion: .*", $"kubeVersion: \"{kubeVersion}\""));

        var repository = await images.Repository.Resource.GetValueAsync(cancellationToken);
        var tag = await images.Tag.Resource.GetValueAsync(cancellationToken);
        var values = await File.ReadAllTextAsync(PathOf("values.yaml"), cancellationToken);
        // The host names one image value per resource and does not let the AppHost set it.
        foreach (var resource in resources)
            values = Replace(values, $"({resource.Replace('-', '_')}_image: ).*", $"$1\"{repository}/{resource}:{tag}\"");
        await WriteAsync("values.yaml", values);
        await WriteAsync("values.schema.json", ValuesSchema.Of(values));

        foreach (var template in (string[])["_irisbench.tpl", "NOTES.txt"])
        {
            using var source = new StreamReader(typeof(ChartCompletion).Assembly.GetManifestResourceStream(template)!);
            await WriteAsync(Path.Combine("templates", template), await source.ReadToEndAsync(cancellationToken));
        }

        string PathOf(string name) => Path.Combine(folder, name);

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(PathOf(name), text, cancellationToken);
    }

    private static string Replace(string text, string line, string replacement) => Regex.Count(text, line) == 1
        ? Regex.Replace(text, line, replacement)
        : throw new DistributedApplicationException($"The chart has no line {line}, or several.");
}
