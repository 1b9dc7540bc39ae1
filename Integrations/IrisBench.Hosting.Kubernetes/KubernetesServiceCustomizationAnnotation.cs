using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Kubernetes;

internal sealed class KubernetesServiceCustomizationAnnotation(Action<KubernetesResource> configure) : IResourceAnnotation
{
    public Action<KubernetesResource> Configure { get; } = configure;
}
