namespace Aspire.Hosting.Kubernetes;

/// <summary>What a chart says about itself.</summary>
public sealed class HelmChartOptions
{
    private readonly KubernetesEnvironmentResource _environment;

    internal HelmChartOptions(KubernetesEnvironmentResource environment) => _environment = environment;

    /// <summary>Names the chart.</summary>
    /// <param name="name">The name; it also becomes the label <c>app.kubernetes.io/name</c>.</param>
    /// <returns>These options.</returns>
    public HelmChartOptions WithChartName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _environment.HelmChartName = name;
        return this;
    }

    /// <summary>Describes the chart.</summary>
    /// <param name="description">The description.</param>
    /// <returns>These options.</returns>
    public HelmChartOptions WithChartDescription(string description)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        _environment.HelmChartDescription = description;
        return this;
    }
}
