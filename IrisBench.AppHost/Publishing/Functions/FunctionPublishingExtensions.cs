using IrisBench.Hosting.Knative;
using IrisBench.Hosting.OpenFaaS;

namespace IrisBench.AppHost.Publishing.Functions;

internal static class FunctionPublishingExtensions
{
    // OpenFaaS's functions get it by the annotation of the editions that heed it; the Community edition uses `default`.
    private const string ServiceAccount = "iris-functions";

    /// <summary>Adds the OpenFaaS that runs the functions, beside the cluster environment that runs everything else.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="cluster">What runs iris-server, in the namespace of the setting <c>Kubernetes:Namespace</c>, <c>irisbench</c> by default.</param>
    /// <param name="images">Where the images are.</param>
    public static IResourceBuilder<OpenFaaSEnvironmentResource> AddOpenFaaS(
        this IDistributedApplicationBuilder builder, IResourceBuilder<IComputeEnvironmentResource> cluster, Images? images)
        => builder.AddOpenFaaSEnvironment("openfaas").Beside(cluster, images);

    /// <summary>Adds the Knative that can run the same functions: it scales to zero, which OpenFaaS's Community edition does not.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="cluster">As for OpenFaaS.</param>
    /// <param name="images">Where the images are.</param>
    public static IResourceBuilder<KnativeEnvironmentResource> AddKnative(
        this IDistributedApplicationBuilder builder, IResourceBuilder<IComputeEnvironmentResource> cluster, Images? images)
        => builder.AddKnativeEnvironment("knative").Beside(cluster, images);

    /// <summary>Publishes the project as a function of that size, for both engines.</summary>
    public static IResourceBuilder<ProjectResource> PublishAsFunction(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<OpenFaaSEnvironmentResource> openfaas, IResourceBuilder<KnativeEnvironmentResource> knative, FunctionSize size)
        => builder.WithComputeEnvironment(openfaas).PublishAlsoTo(knative).PublishAsFunction(function =>
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

    private static IResourceBuilder<T> Beside<T>(this IResourceBuilder<T> functions, IResourceBuilder<IComputeEnvironmentResource> cluster, Images? images)
        where T : FunctionEnvironmentResource
    {
        functions.WithNamespaceOf(cluster, functions.ApplicationBuilder.Configuration["Kubernetes:Namespace"] ?? "irisbench");
        return images is null ? functions : functions.WithImages(images.Repository, images.Tag);
    }
}
