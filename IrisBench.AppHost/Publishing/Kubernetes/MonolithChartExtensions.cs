using Aspire.Hosting.Kubernetes;
using IrisBench.AppHost.Publishing.Kubernetes.Access;
using IrisBench.AppHost.Publishing.Kubernetes.Network;
using IrisBench.AppHost.Publishing.Kubernetes.Pods;

namespace IrisBench.AppHost.Publishing.Kubernetes;

internal static class MonolithChartExtensions
{
    /// <summary>Publishes the monolith, which finds iris-server through the Kubernetes API as the original did.</summary>
    public static IResourceBuilder<ProjectResource> PublishMonolith(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<KubernetesEnvironmentResource> kubernetes, IResourceBuilder<ProjectResource> irisServer, Images? images) => builder
        .WithComputeEnvironment(kubernetes)
        .WithPublishedImage(images)
        .WithServiceLookup(irisServer)
        .PublishAsKubernetesService(monolith => monolith
            .UsePublishedImage()
            .Scrape()
            .Probe()
            // As much as a function that computes may have, or the comparison would measure the limits.
            .Size("500m", "192Mi", "2", "512Mi")
            .Harden()
            .MayReadService(irisServer.Resource)
            .Admit(monolith.MonolithPolicy(irisServer.Resource))
            .LabelAsPart());
}
