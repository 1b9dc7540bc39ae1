using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Resources;
using IrisBench.Hosting.Kubernetes;

namespace Aspire.Hosting.Kubernetes;

/// <summary>What a resource becomes in Kubernetes.</summary>
public class KubernetesResource : Resource
{
    internal KubernetesResource(string name, IResource target, KubernetesEnvironmentResource environment)
        : base(name)
    {
        TargetResource = target;
        Parent = environment;
    }

    /// <summary>Where it is deployed.</summary>
    public KubernetesEnvironmentResource Parent { get; }

    /// <summary>What keeps its pods up.</summary>
    public Workload? Workload { get; set; }

    /// <summary>Its variables that are no secret; null when it has none.</summary>
    public ConfigMap? ConfigMap { get; set; }

    /// <summary>Its variables that are secret; null when it has none.</summary>
    public Secret? Secret { get; set; }

    /// <summary>Its address; null when it has no endpoint.</summary>
    public Service? Service { get; set; }

    internal IResource TargetResource { get; }

    internal ChartValues Values { get; } = new();

    internal Dictionary<string, string> Labels => new()
    {
        ["app.kubernetes.io/name"] = "{{ .Chart.Name }}",
        ["app.kubernetes.io/component"] = TargetResource.Name,
        ["app.kubernetes.io/instance"] = "{{ .Release.Name }}",
    };

    internal IEnumerable<BaseKubernetesResource> Objects() =>
        ((BaseKubernetesResource?[])[Workload, ConfigMap, Secret, Service]).OfType<BaseKubernetesResource>();
}

internal sealed record KubernetesServiceCustomizationAnnotation(Action<KubernetesResource> Configure) : IResourceAnnotation;
