using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;
using IrisBench.AppHost.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes.Pods;

internal static class ProbeExtensions
{
    /// <summary>Asks on the management port: for 60 s whether it has started, then whether it lives and whether it can serve.</summary>
    public static KubernetesResource Probe(this KubernetesResource resource)
    {
        var container = resource.Container();
        container.StartupProbe = Get("/alive", periodSeconds: 2, failureThreshold: 30);
        container.LivenessProbe = Get("/alive", periodSeconds: 10, failureThreshold: 3);
        container.ReadinessProbe = Get("/health", periodSeconds: 5, failureThreshold: 3);
        return resource;
    }

    // Written by hand because the host writes the scheme in small letters, which the API server refuses.
    private static ProbeV1 Get(string path, int periodSeconds, int failureThreshold) => new()
    {
        HttpGet = new() { Scheme = "HTTP", Path = path, Port = WorkloadExtensions.Management },
        PeriodSeconds = periodSeconds,
        FailureThreshold = failureThreshold,
        // The load step uses every core it is given; an answer may take its time then.
        TimeoutSeconds = 5,
    };
}
