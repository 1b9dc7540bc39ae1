using System.Reflection;
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
                var maxReplicas = MonolithAutoscaler.MaxReplicas(kubernetes.ApplicationBuilder.Configuration);
                return CompleteAsync(folder, resources.Select(resource => resource.Name), images, maxReplicas, context.CancellationToken);
            },
            dependsOn: $"publish-{environment.Name}",
            requiredBy: WellKnownPipelineSteps.Publish);
        return kubernetes;
    }

    private static async Task CompleteAsync(
        string folder, IEnumerable<string> resources, Images images, int? maxReplicas, CancellationToken cancellationToken)
    {
        var kubeVersion = maxReplicas is null ? KubeVersion : KubeVersionToScale;
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

        foreach (var template in ChartFiles.Templates.Where(template => maxReplicas is not null || template != MonolithAutoscaler.Template))
            await WriteAsync(template, ChartFiles.Read(template).Replace("MAX_REPLICAS", $"{maxReplicas}", StringComparison.Ordinal));

        string PathOf(string name) => Path.Combine(folder, name);

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(PathOf(name), text, cancellationToken);
    }

    private static string Replace(string text, string line, string replacement) => Regex.Count(text, line) == 1
        ? Regex.Replace(text, line, replacement)
        : throw new DistributedApplicationException($"The chart has no line {line}, or several.");
}

/// <summary>What of the chart is not made: templates that are the same in every chart, and the rules of its values.</summary>
internal static class ChartFiles
{
    private static readonly Assembly Own = typeof(ChartFiles).Assembly;

    public static IEnumerable<string> Templates => Own.GetManifestResourceNames()
        .Where(name => name.StartsWith("templates/", StringComparison.Ordinal));

    public static string Read(string name)
    {
        using var source = new StreamReader(Own.GetManifestResourceStream(name)!);
        return source.ReadToEnd();
    }
}
