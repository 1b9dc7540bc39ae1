using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes.Pods;

internal static class LabelExtensions
{
    /// <summary>Adds the recommended labels that the host leaves out. Comes last, when every object is there. Selectors stay as they are.</summary>
    public static KubernetesResource LabelAsPart(this KubernetesResource resource)
    {
        BaseKubernetesResource?[] objects = [resource.Workload, resource.ConfigMap, resource.Secret, resource.Service, .. resource.AdditionalResources];
        foreach (var metadata in objects.OfType<BaseKubernetesResource>().Select(item => item.Metadata).Append(resource.Template().Metadata))
        {
            metadata.Labels["app.kubernetes.io/part-of"] = "irisbench";
            metadata.Labels["app.kubernetes.io/managed-by"] = "{{ .Release.Service }}";
        }

        return resource;
    }
}
