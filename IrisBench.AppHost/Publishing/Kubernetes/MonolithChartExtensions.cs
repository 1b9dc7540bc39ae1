using Aspire.Hosting.Kubernetes;
using IrisBench.AppHost.Publishing.Kubernetes.Access;
using IrisBench.AppHost.Publishing.Kubernetes.Network;
using IrisBench.AppHost.Publishing.Kubernetes.Pods;

namespace IrisBench.AppHost.Publishing.Kubernetes;

internal static class MonolithChartExtensions
{
    /// <summary>Publishes the monolith, which finds iris-server through the Kubernetes API as the original did.</summary>
    public static IResourceBuilder<ProjectResource> PublishMonolith(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<KubernetesEnvironmentResource> kubernetes, IResourceBuilder<ProjectResource> irisServer) => builder
        .WithComputeEnvironment(kubernetes)
        .WithServiceLookup(irisServer)
        .PublishAsKubernetesService(monolith => monolith
            .Configure()
            .Scrape()
            .Probe()
            // As much as a function that computes may have, or the comparison would measure the limits.
            .Size("500m", "192Mi", "2", "512Mi")
            // A run may take 300 s, as a function's call.
            .ReplaceWithoutGap(finishSeconds: 330)
            .Harden()
            .MayReadService(irisServer.Resource)
            .Admit(monolith.MonolithPolicy(irisServer.Resource))
            .LabelAsPart());
}
