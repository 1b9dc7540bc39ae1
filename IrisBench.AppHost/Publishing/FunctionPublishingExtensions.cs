namespace IrisBench.AppHost.Publishing;

internal static class FunctionPublishingExtensions
{
    // OpenFaaS's functions get it by the annotation of the editions that heed it; the Community edition uses `default`.
    private const string ServiceAccount = "iris-functions";

    /// <summary>Gives the function that much of a cluster.</summary>
    public static IResourceBuilder<FunctionResource> WithSize(this IResourceBuilder<FunctionResource> builder, WorkloadSize size)
        => builder.PublishAsFunction(function =>
        {
            (function.Requests.Cpu, function.Requests.Memory) = (size.RequestedCpu, size.RequestedMemory);
            (function.Limits.Cpu, function.Limits.Memory) = (size.CpuLimit, size.MemoryLimit);
        });

    /// <summary>Has the function find iris-server through the Kubernetes API, as the original's did.</summary>
    public static IResourceBuilder<FunctionResource> LooksUp(
        this IResourceBuilder<FunctionResource> builder, IResourceBuilder<ProjectResource> irisServer)
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

/// <summary>CPU and memory of a workload, as Kubernetes quantities.</summary>
internal sealed record WorkloadSize(string RequestedCpu, string RequestedMemory, string CpuLimit, string MemoryLimit)
{
    /// <summary>For a step that mostly waits for iris-server.</summary>
    public static readonly WorkloadSize Small = new("100m", "96Mi", "1", "256Mi");

    /// <summary>For what both sides share.</summary>
    public static readonly WorkloadSize Shared = new("100m", "192Mi", "1", "512Mi");

    /// <summary>For a step that computes, and for the monolith, or the comparison would measure the limits.</summary>
    public static readonly WorkloadSize Large = new("500m", "192Mi", "2", "512Mi");
}
