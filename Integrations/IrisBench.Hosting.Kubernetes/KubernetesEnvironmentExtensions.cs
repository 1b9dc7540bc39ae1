using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;
using IrisBench.Hosting.Kubernetes;

namespace Aspire.Hosting;

/// <summary>Adds Kubernetes to an application.</summary>
public static class KubernetesEnvironmentExtensions
{
    /// <summary>Adds a Kubernetes cluster as a place where resources are deployed. It is published as a Helm chart.</summary>
    public static IResourceBuilder<KubernetesEnvironmentResource> AddKubernetesEnvironment(
        this IDistributedApplicationBuilder builder, string name)
    {
        var environment = new KubernetesEnvironmentResource(name) { HelmChartName = HelmName.OfChart(builder.Environment.ApplicationName) };
        return builder.ExecutionContext.IsRunMode ? builder.CreateResourceBuilder(environment) : builder.AddResource(environment);
    }

    /// <summary>Sets properties of the environment.</summary>
    public static IResourceBuilder<KubernetesEnvironmentResource> WithProperties(
        this IResourceBuilder<KubernetesEnvironmentResource> builder, Action<KubernetesEnvironmentResource> configure)
    {
        configure(builder.Resource);
        return builder;
    }

    /// <summary>Says whether Aspire's dashboard is deployed beside the resources. IrisBench.Hosting.Kubernetes cannot publish it.</summary>
    public static IResourceBuilder<KubernetesEnvironmentResource> WithDashboard(
        this IResourceBuilder<KubernetesEnvironmentResource> builder, bool enabled = true) =>
        builder.WithProperties(environment => environment.DashboardEnabled = enabled);

    /// <summary>Sets what the chart says about itself.</summary>
    public static IResourceBuilder<KubernetesEnvironmentResource> WithHelm(
        this IResourceBuilder<KubernetesEnvironmentResource> builder, Action<HelmChartOptions>? configure = null)
    {
        configure?.Invoke(new HelmChartOptions(builder.Resource));
        return builder;
    }
}

/// <summary>Shapes what a resource becomes in Kubernetes.</summary>
public static class KubernetesServiceExtensions
{
    /// <summary>Changes the objects that a resource becomes in Kubernetes, before they are written.</summary>
    public static IResourceBuilder<T> PublishAsKubernetesService<T>(this IResourceBuilder<T> builder, Action<KubernetesResource> configure)
        where T : IComputeResource
        => builder.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? builder.WithAnnotation(new KubernetesServiceCustomizationAnnotation(configure))
            : builder;
}
