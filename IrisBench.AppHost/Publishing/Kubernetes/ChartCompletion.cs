using System.Text.RegularExpressions;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.AppHost.Publishing.Kubernetes;

/// <summary>Works on the files of a chart, which are the same whichever package wrote them.</summary>
internal sealed partial class ChartCompletion(string folder, CancellationToken cancellationToken)
{
    // Network policies name namespaces by kubernetes.io/metadata.name, which the API server sets since 1.21.
    private const string KubeVersion = ">= 1.21.0-0";

    private static readonly string[] s_templates = ["_irisbench.tpl", "NOTES.txt"];

    public async Task RunAsync(IEnumerable<string> resources, Images images)
    {
        var repository = await images.Repository.Resource.GetValueAsync(cancellationToken);
        var tag = await images.Tag.Resource.GetValueAsync(cancellationToken);
        await RewriteAsync("Chart.yaml", text => Replace(text, KubeVersionLine(), $"kubeVersion: \"{KubeVersion}\""));
        foreach (var resource in resources)
            await RewriteAsync("values.yaml", text => Replace(text, Image(resource), $"$1\"{repository}/{resource}:{tag}\""));

        var values = await File.ReadAllTextAsync(PathOf("values.yaml"), cancellationToken);
        await File.WriteAllTextAsync(PathOf("values.schema.json"), ValuesSchema.Of(values), cancellationToken);
        foreach (var template in s_templates)
        {
            await using var source = typeof(ChartCompletion).Assembly.GetManifestResourceStream(template)
                ?? throw new InvalidOperationException($"{template} is not among the resources of the AppHost.");
            await using var target = File.Create(PathOf(Path.Combine("templates", template)));
            await source.CopyToAsync(target, cancellationToken);
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private async Task RewriteAsync(string name, Func<string, string> rewrite) =>
        await File.WriteAllTextAsync(
            PathOf(name), rewrite(await File.ReadAllTextAsync(PathOf(name), cancellationToken)), cancellationToken);

    private static string Replace(string text, Regex line, string replacement) => line.Count(text) == 1
        ? line.Replace(text, replacement)
        : throw new DistributedApplicationException($"The chart has no line {line}, or several.");

    // The host names one image value per resource and does not let the AppHost set it.
    private static Regex Image(string resource) => new($"({resource.Replace('-', '_')}_image: ).*");

    [GeneratedRegex("kubeVersion: .*")]
    private static partial Regex KubeVersionLine();
}

internal static class ChartExtensions
{
    /// <summary>Adds to the chart what the host does not write: images, which Kubernetes it needs, the schema of its values,
    /// notes.</summary>
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
                return new ChartCompletion(folder, context.CancellationToken).RunAsync(resources.Select(resource => resource.Name), images);
            },
            dependsOn: $"publish-{environment.Name}",
            requiredBy: WellKnownPipelineSteps.Publish);
        return kubernetes;
    }
}
