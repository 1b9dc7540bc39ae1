using Aspire.Hosting.Kubernetes;
using IrisBench.AppHost.Publishing.Kubernetes.Network;
using IrisBench.AppHost.Publishing.Kubernetes.Pods;
using IrisBench.AppHost.Publishing.Kubernetes.Storage;

namespace IrisBench.AppHost.Publishing.Kubernetes;

internal static class IrisServerChartExtensions
{
    /// <summary>Publishes iris-server with its models on a volume, reached by the monolith, the functions and Prometheus only.</summary>
    public static IResourceBuilder<ProjectResource> PublishIrisServer(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<KubernetesEnvironmentResource> kubernetes) => builder
        .WithComputeEnvironment(kubernetes)
        .WithModelVolume()
        .PublishAsKubernetesService(server => server
            .Configure()
            .Scrape()
            .Probe()
            .Size("100m", "192Mi", "1", "512Mi")
            .Harden()
            .HideFromApi()
            .KeepModels()
            .Admit(server.IrisServerPolicy())
            .LabelAsPart());
}
