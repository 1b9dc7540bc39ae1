using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;
using IrisBench.AppHost.Publishing.Kubernetes.Pods;

namespace IrisBench.AppHost.Publishing.Kubernetes.Storage;

internal static class ModelVolumeExtensions
{
    /// <summary>Where the container has the volume.</summary>
    public const string Folder = "/var/lib/irisbench";
    private const string Volume = "models";

    /// <summary>Puts the store of a published iris-server on its volume.</summary>
    public static IResourceBuilder<ProjectResource> WithModelVolume(this IResourceBuilder<ProjectResource> builder) =>
        builder.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? builder.WithEnvironment("Store__Path", $"{Folder}/iris-server.db")
            : builder;

    /// <summary>Claims the volume, which outlives the release, for one pod at a time: SQLite has one writer, and the volume may be on one node.</summary>
    public static KubernetesResource KeepModels(this KubernetesResource resource)
    {
        var claim = new PersistentVolumeClaim { Metadata = { Name = $"{resource.Name}-{Volume}", Annotations = { ["helm.sh/resource-policy"] = "keep" } } };
        claim.Spec.AccessModes.Add("ReadWriteOnce");
        claim.Spec.Resources.Requests["storage"] = "1Gi";
        resource.AdditionalResources.Add(claim);

        resource.Pod().Volumes.Add(new() { Name = Volume, PersistentVolumeClaim = new() { ClaimName = claim.Metadata.Name } });
        resource.Container().VolumeMounts.Add(new() { Name = Volume, MountPath = Folder });
        ((Deployment)resource.Workload!).Spec.Strategy = new() { Type = "Recreate", RollingUpdate = null! };
        return resource;
    }
}
