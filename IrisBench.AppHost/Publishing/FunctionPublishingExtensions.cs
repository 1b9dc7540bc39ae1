using IrisBench.Hosting.Knative;
using IrisBench.Hosting.OpenFaaS;

namespace IrisBench.AppHost.Publishing;

internal static class FunctionPublishingExtensions
{
    // OpenFaaS's functions get it by the annotation of the editions that heed it; the Community edition uses `default`.
    private const string ServiceAccount = "iris-functions";

    /// <summary>Publishes the project as a function of that size, for both engines.</summary>
    public static IResourceBuilder<ProjectResource> PublishAsFunction(
        this IResourceBuilder<ProjectResource> builder,
        IResourceBuilder<OpenFaaSEnvironmentResource> openfaas,
        IResourceBuilder<KnativeEnvironmentResource> knative,
        FunctionSize size)
        => builder.WithComputeEnvironment(openfaas).PublishAlsoTo(knative).PublishAsFunction(function =>
        {
            (function.Requests.Cpu, function.Requests.Memory) = (size.RequestedCpu, size.RequestedMemory);
            (function.Limits.Cpu, function.Limits.Memory) = (size.CpuLimit, size.MemoryLimit);
        });

    /// <summary>Has the function find iris-server through the Kubernetes API, as the original's did.</summary>
    public static IResourceBuilder<ProjectResource> LooksUp(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<ProjectResource> irisServer)
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

/// <summary>CPU and memory of a function, as Kubernetes quantities.</summary>
internal sealed record FunctionSize(string RequestedCpu, string RequestedMemory, string CpuLimit, string MemoryLimit)
{
    /// <summary>For a step that mostly waits for iris-server.</summary>
    public static readonly FunctionSize Small = new("100m", "96Mi", "1", "256Mi");

    /// <summary>For a step that computes: as much as the monolith may have, or the comparison would measure the limits.</summary>
    public static readonly FunctionSize Large = new("500m", "192Mi", "2", "512Mi");
}
