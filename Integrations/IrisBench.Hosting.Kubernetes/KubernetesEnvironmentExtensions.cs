using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;
using IrisBench.Hosting.Kubernetes;

namespace Aspire.Hosting;

/// <summary>Adds Kubernetes to an application.</summary>
public static class KubernetesEnvironmentExtensions
{
    /// <summary>Adds a Kubernetes cluster as a place where resources are deployed. It is published as a Helm chart.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The name.</param>
    /// <returns>The environment; in run mode it is not part of the model.</returns>
    public static IResourceBuilder<KubernetesEnvironmentResource> AddKubernetesEnvironment(this IDistributedApplicationBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var environment = new KubernetesEnvironmentResource(name) { HelmChartName = HelmName.OfChart(builder.Environment.ApplicationName) };
        return builder.ExecutionContext.IsRunMode ? builder.CreateResourceBuilder(environment) : builder.AddResource(environment);
    }

    /// <summary>Sets properties of the environment.</summary>
    /// <param name="builder">The environment.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The environment.</returns>
    public static IResourceBuilder<KubernetesEnvironmentResource> WithProperties(this IResourceBuilder<KubernetesEnvironmentResource> builder, Action<KubernetesEnvironmentResource> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        configure(builder.Resource);
        return builder;
    }

    /// <summary>Says whether Aspire's dashboard is deployed beside the resources. The embedded host cannot publish it.</summary>
    /// <param name="builder">The environment.</param>
    /// <param name="enabled">Whether it is.</param>
    /// <returns>The environment.</returns>
    public static IResourceBuilder<KubernetesEnvironmentResource> WithDashboard(this IResourceBuilder<KubernetesEnvironmentResource> builder, bool enabled = true) =>
        builder.WithProperties(environment => environment.DashboardEnabled = enabled);

    /// <summary>Sets what the chart says about itself.</summary>
    /// <param name="builder">The environment.</param>
    /// <param name="configure">Sets it.</param>
    /// <returns>The environment.</returns>
    public static IResourceBuilder<KubernetesEnvironmentResource> WithHelm(this IResourceBuilder<KubernetesEnvironmentResource> builder, Action<HelmChartOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        configure?.Invoke(new HelmChartOptions(builder.Resource));
        return builder;
    }
}
