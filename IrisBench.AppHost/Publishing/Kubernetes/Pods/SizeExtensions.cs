using Aspire.Hosting.Kubernetes;

namespace IrisBench.AppHost.Publishing.Kubernetes.Pods;

internal static class SizeExtensions
{
    /// <summary>Sets what the container is promised and what it may use at most.</summary>
    public static KubernetesResource Size(this KubernetesResource resource, string requestedCpu, string requestedMemory, string cpuLimit, string memoryLimit)
    {
        resource.Container().Resources = new()
        {
            Requests = { ["cpu"] = requestedCpu, ["memory"] = requestedMemory },
            Limits = { ["cpu"] = cpuLimit, ["memory"] = memoryLimit },
        };
        return resource;
    }
}
