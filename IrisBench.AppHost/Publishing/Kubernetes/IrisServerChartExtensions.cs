using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes;

internal static class IrisServerChartExtensions
{
    /// <summary>Where the container has the volume of the models.</summary>
    public const string ModelFolder = "/var/lib/irisbench";
    private const string Volume = "models";

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

    /// <summary>Puts the store of a published iris-server on its volume.</summary>
    public static IResourceBuilder<ProjectResource> WithModelVolume(this IResourceBuilder<ProjectResource> builder) =>
        builder.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? builder.WithEnvironment("Store__Path", $"{ModelFolder}/iris-server.db")
            : builder;

    /// <summary>Claims the volume, which outlives the release, for one pod at a time: SQLite has one writer, the volume maybe one
    /// node.</summary>
    public static KubernetesResource KeepModels(this KubernetesResource resource)
    {
        var claim = new PersistentVolumeClaim
        {
            Metadata = { Name = $"{resource.Name}-{Volume}", Annotations = { ["helm.sh/resource-policy"] = "keep" } },
        };
        claim.Spec.AccessModes.Add("ReadWriteOnce");
        claim.Spec.Resources.Requests["storage"] = "1Gi";
        resource.AdditionalResources.Add(claim);

        resource.Pod().Volumes.Add(new() { Name = Volume, PersistentVolumeClaim = new() { ClaimName = claim.Metadata.Name } });
        resource.Container().VolumeMounts.Add(new() { Name = Volume, MountPath = ModelFolder });
        ((Deployment)resource.Workload!).Spec.Strategy = new() { Type = "Recreate", RollingUpdate = null! };
        return resource;
    }
}
