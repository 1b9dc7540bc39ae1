namespace IrisBench.AppHost.Publishing.Functions;

/// <summary>CPU and memory of a function, as Kubernetes quantities.</summary>
internal sealed record FunctionSize(string RequestedCpu, string RequestedMemory, string CpuLimit, string MemoryLimit)
{
    /// <summary>For a step that mostly waits for iris-server.</summary>
    public static readonly FunctionSize Small = new("100m", "96Mi", "1", "256Mi");

    /// <summary>For a step that computes: as much as the monolith may have, or the comparison would measure the limits.</summary>
    public static readonly FunctionSize Large = new("500m", "192Mi", "2", "512Mi");
}
