using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;
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
    public static string OutputFolder(KubernetesEnvironmentResource environment, PipelineStepContext context)
    {
        var output = context.Services.GetRequiredService<IPipelineOutputService>();
        return context.Model.Resources.OfType<IComputeEnvironmentResource>().Count() > 1
            ? output.GetOutputDirectory(environment)
            : output.GetOutputDirectory();
    }
}

// Chart.yaml, values.yaml, and a folder of templates for each resource.
internal sealed class ChartWriter(string folder, CancellationToken cancellationToken)
{
    private static readonly string[] Keywords = ["aspire", "kubernetes"];

    public async Task WriteAsync(KubernetesEnvironmentResource environment, IReadOnlyList<KubernetesResource> resources)
    {
        foreach (var resource in resources)
        {
            foreach (var item in resource.Objects())
                await WriteTemplateAsync(resource.TargetResource.Name, item);
        }

        // In Aspire's order and with its constants.
        await WriteAsync("Chart.yaml", ChartYaml.Serialize(new
        {
            ApiVersion = "v2",
            Name = environment.HelmChartName,
            Version = "0.1.0",
            KubeVersion = ">= 1.18.0-0",
            Description = environment.HelmChartDescription,
            Type = "application",
            Keywords,
            AppVersion = "0.1.0",
            Deprecated = false,
        }));
        await WriteAsync("values.yaml", ChartYaml.Serialize(await ValuesAsync(resources)));
    }

    private async Task<Dictionary<string, Dictionary<string, object>>> ValuesAsync(IReadOnlyList<KubernetesResource> resources)
    {
        var values = new Dictionary<string, Dictionary<string, object>>();
        foreach (var section in ChartValues.Sections)
        {
            values[section] = [];
            foreach (var resource in resources)
            {
                var defaults = await resource.Values.DefaultsAsync(section, cancellationToken);
                if (defaults.Count > 0)
                    values[section][HelmName.OfValue(resource.TargetResource.Name)] = defaults;
            }
        }

        return values;
    }

    private Task WriteTemplateAsync(string resource, BaseKubernetesResource item)
    {
        var prefix = $"{resource.ToLowerInvariant()}-";
        var name = item.Metadata.Name is not { Length: > 0 } given ? item.GetType().Name.ToLowerInvariant()
            : given.StartsWith(prefix, StringComparison.Ordinal) ? given[prefix.Length..]
            : given;
        return WriteAsync(Path.Combine("templates", resource, $"{name}.yaml"), $"---\n{ChartYaml.Serialize(item)}");
    }

    private async Task WriteAsync(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, cancellationToken);
    }
}
