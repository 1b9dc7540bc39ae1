using System.Text.RegularExpressions;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.AppHost.Publishing.Kubernetes;

/// <summary>Works on the files of a chart, which are the same whichever package wrote them.</summary>
internal static class ChartCompletion
{
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
        // Network policies name namespaces by kubernetes.io/metadata.name, which is set since 1.21; autoscaling/v2 is there since 1.23.
        var kubeVersion = maxReplicas is null ? ">= 1.21.0-0" : ">= 1.23.0-0";
        var chart = await File.ReadAllTextAsync(Path.Combine(folder, "Chart.yaml"), cancellationToken);
        await WriteAsync("Chart.yaml", Replace(chart, "kubeVersion: .*", $"kubeVersion: \"{kubeVersion}\""));

        var repository = await images.Repository.Resource.GetValueAsync(cancellationToken);
        var tag = await images.Tag.Resource.GetValueAsync(cancellationToken);
        var values = await File.ReadAllTextAsync(Path.Combine(folder, "values.yaml"), cancellationToken);
        // The host names one image value per resource and does not let the AppHost set it.
        foreach (var resource in resources)
            values = Replace(values, $"({resource.Replace('-', '_')}_image: ).*", $"$1\"{repository}/{resource}:{tag}\"");
        await WriteAsync("values.yaml", values);
        await WriteAsync("values.schema.json", ValuesSchema.Of(values));

        foreach (var template in ChartFiles.Templates.Where(template => maxReplicas is not null || template != MonolithAutoscaler.Template))
            await WriteAsync(template, ChartFiles.Read(template).Replace("MAX_REPLICAS", $"{maxReplicas}", StringComparison.Ordinal));

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellationToken);
    }

    private static string Replace(string text, string line, string replacement) => Regex.Count(text, line) == 1
        ? Regex.Replace(text, line, replacement)
        : throw new DistributedApplicationException($"The chart has no line {line}, or several.");
}

/// <summary>What is published as it is: templates that are the same in every chart, the rules of its values, the namespace.</summary>
internal static class ChartFiles
{
    public static IEnumerable<string> Templates => typeof(ChartFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("templates/", StringComparison.Ordinal));

    public static string Read(string name)
    {
        using var source = new StreamReader(typeof(ChartFiles).Assembly.GetManifestResourceStream(name)!);
        return source.ReadToEnd();
    }
}
