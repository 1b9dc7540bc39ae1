using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;

namespace IrisBench.Hosting.Kubernetes;

// Chart.yaml, values.yaml, and a folder of templates for each resource.
internal sealed class ChartWriter(string folder, CancellationToken cancellationToken)
{
    public async Task WriteAsync(KubernetesEnvironmentResource environment, IReadOnlyList<KubernetesResource> resources)
    {
        foreach (var resource in resources)
        {
            foreach (var item in resource.Objects())
                await WriteTemplateAsync(resource.TargetResource.Name, item);
        }

        await WriteAsync("Chart.yaml", ChartYaml.Serialize(new HelmChart { Name = environment.HelmChartName, Description = environment.HelmChartDescription }));
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
