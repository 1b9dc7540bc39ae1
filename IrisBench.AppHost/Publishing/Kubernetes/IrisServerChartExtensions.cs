using Aspire.Hosting.Kubernetes;

namespace IrisBench.AppHost.Publishing.Kubernetes;

internal static class IrisServerChartExtensions
{
    // Where the container has the volume of the models.
    private const string ModelFolder = "/var/lib/irisbench";

    /// <summary>Publishes iris-server with its models on a volume, reached by the monolith, the functions and Prometheus only.</summary>
    public static IResourceBuilder<ProjectResource> PublishIrisServer(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<KubernetesEnvironmentResource> kubernetes)
    {
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
            builder.WithEnvironment("Store__Path", $"{ModelFolder}/iris-server.db");
        return builder.WithComputeEnvironment(kubernetes).PublishAsKubernetesService(server =>
        {
            server.Prepare(WorkloadSize.Shared);
            server.Pod().AutomountServiceAccountToken = false;
            server.KeepModels();
            server.LabelAsPart();
        });
    }

    // The volume of templates/iris-server/models.yaml outlives the release, and is for one pod at a time: SQLite has one writer, the volume
    // maybe one node.
    private static void KeepModels(this KubernetesResource resource)
    {
        resource.Pod().Volumes.Add(new() { Name = "models", PersistentVolumeClaim = new() { ClaimName = $"{resource.Name}-models" } });
        resource.Container().VolumeMounts.Add(new() { Name = "models", MountPath = ModelFolder });
        resource.Replace(new() { Type = "Recreate", RollingUpdate = null! });
    }
}
