using Aspire.Hosting.Kubernetes;
using IrisBench.AppHost.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes.Pods;

internal static class ScrapeExtensions
{
    /// <summary>Has Prometheus read the metrics on the management port, which the Service then need not have.</summary>
    public static KubernetesResource Scrape(this KubernetesResource resource)
    {
        var annotations = resource.Template().Metadata.Annotations;
        annotations["prometheus.io/scrape"] = "true";
        annotations["prometheus.io/port"] = "8081";
        annotations["prometheus.io/path"] = "/metrics";
        resource.Service!.Spec.Ports.RemoveAll(port => port.Name == WorkloadExtensions.Management);
        return resource;
    }
}
