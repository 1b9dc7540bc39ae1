using IrisBench.Hosting.OpenFaaS;

namespace IrisBench.AppHost.Publishing.OpenFaaS;

internal static class OpenFaaSExtensions
{
    // Functions get it by the annotation of the editions that heed it; the Community edition uses `default`.
    private const string ServiceAccount = "iris-functions";

    /// <summary>Adds the OpenFaaS that runs the functions, beside the cluster environment that runs everything else.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="cluster">What runs iris-server, in the namespace of the setting <c>Kubernetes:Namespace</c>, <c>irisbench</c> by default.</param>
    /// <param name="images">Where the images are.</param>
    public static IResourceBuilder<OpenFaaSEnvironmentResource> AddOpenFaaS<TCluster>(
        this IDistributedApplicationBuilder builder, IResourceBuilder<TCluster> cluster, Images? images)
        where TCluster : IComputeEnvironmentResource
    {
        var openfaas = builder.AddOpenFaaSEnvironment("openfaas")
            .WithNamespaceOf(cluster, builder.Configuration["Kubernetes:Namespace"] ?? "irisbench");
        return images is null ? openfaas : openfaas.WithImages(images.Repository, images.Tag);
    }

    /// <summary>Publishes the project as a function of that size.</summary>
    public static IResourceBuilder<ProjectResource> PublishAsFunction(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<OpenFaaSEnvironmentResource> openfaas, FunctionSize size)
        => builder.WithComputeEnvironment(openfaas).PublishAsFunction(function =>
        {
            (function.Requests.Cpu, function.Requests.Memory) = (size.RequestedCpu, size.RequestedMemory);
            (function.Limits.Cpu, function.Limits.Memory) = (size.CpuLimit, size.MemoryLimit);
        });

    /// <summary>Has the function find iris-server through the Kubernetes API, as the original's did.</summary>
    public static IResourceBuilder<ProjectResource> LooksUp(this IResourceBuilder<ProjectResource> builder, IResourceBuilder<ProjectResource> irisServer)
        => builder.PublishAsFunction(function =>
        {
            function.ServiceAccount = ServiceAccount;
            function.Environment["IrisServer__Discovery"] = "Kubernetes";
            function.LookUpService(
                irisServer.GetEndpoint("http"),
                nameVariable: "IrisServer__ServiceName",
                namespaceVariable: "IrisServer__Namespace",
                portVariable: "IrisServer__Port");
        });
}
