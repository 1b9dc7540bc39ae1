using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes.Pods;

internal static class PodExtensions
{
    public static PodTemplateSpecV1 Template(this KubernetesResource resource) => resource.Workload!.PodTemplate;

    public static PodSpecV1 Pod(this KubernetesResource resource) => resource.Template().Spec;

    public static ContainerV1 Container(this KubernetesResource resource) => resource.Pod().Containers[0];
}
