using Aspire.Hosting.Kubernetes;
using IrisBench.AppHost.Publishing.Kubernetes;

namespace IrisBench.AppHost.Publishing;

/// <summary>Where the system is published to.</summary>
internal static class PublishTargets
{
    /// <summary>Adds the parameters that say where the images are. They are nothing to a system that runs, which gets null.</summary>
    public static Images? AddImages(this IDistributedApplicationBuilder builder) => builder.ExecutionContext.IsRunMode
        ? null
        : new(
            builder.AddPublishedParameter("image-repository", "irisbench"),
            builder.AddPublishedParameter("image-tag", typeof(Images).Assembly.GetName().Version!.ToString(3)));

    /// <summary>Adds the cluster that runs iris-server and the monolith, published as a Helm chart.</summary>
    public static IResourceBuilder<KubernetesEnvironmentResource> AddKubernetes(
        this IDistributedApplicationBuilder builder, Images? images) =>
        builder.AddKubernetesEnvironment("k8s")
            .ExcludeFromManifest()
            .WithDashboard(false)
            .WithHelm(chart => chart
                .WithChartName("irisbench")
                .WithChartDescription("iris-server and the monolith of IrisBench"))
            // As in the original: a tag that moves is pulled again.
            .WithProperties(environment => environment.DefaultImagePullPolicy = "Always")
            .CompleteChart(images);

    /// <summary>Has the functions run beside the environment of everything else, which is in the namespace of the setting. Knative can run
    /// the same functions as OpenFaaS: it scales to zero, which OpenFaaS's Community edition does not.</summary>
    public static IResourceBuilder<T> Beside<T>(
        this IResourceBuilder<T> functions, IResourceBuilder<IComputeEnvironmentResource> cluster, Images? images)
        where T : FunctionPlatformResource
    {
        functions.WithNamespaceOf(cluster, functions.ApplicationBuilder.Configuration["Kubernetes:Namespace"] ?? "irisbench");
        return images is null ? functions : functions.WithImages(images.Repository, images.Tag);
    }

    // What is given when publishing becomes the default of what is published.
    private static IResourceBuilder<ParameterResource> AddPublishedParameter(
        this IDistributedApplicationBuilder builder, string name, string value) =>
        builder.AddParameter(name, builder.Configuration[$"Parameters:{name}"] ?? value, publishValueAsDefault: true);
}

/// <summary>Where the images are: <c>repository/name:tag</c>.</summary>
internal sealed record Images(IResourceBuilder<ParameterResource> Repository, IResourceBuilder<ParameterResource> Tag);
