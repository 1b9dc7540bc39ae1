using Aspire.Hosting.Kubernetes;
using IrisBench.AppHost.Publishing.Kubernetes.Chart;

namespace IrisBench.AppHost.Publishing.Kubernetes;

internal static class KubernetesExtensions
{
    /// <summary>Adds the cluster that runs iris-server and the monolith, published as a Helm chart.</summary>
    public static IResourceBuilder<KubernetesEnvironmentResource> AddKubernetes(this IDistributedApplicationBuilder builder, Images? images) =>
        builder.AddKubernetesEnvironment("k8s")
            .ExcludeFromManifest()
            .WithDashboard(false)
            .WithHelm(chart => chart
                .WithChartName("irisbench")
                .WithChartDescription("iris-server and the monolith of IrisBench"))
            // As in the original: a tag that moves is pulled again.
            .WithProperties(environment => environment.DefaultImagePullPolicy = "Always")
            .CompleteChart(images);
}
