using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>What the pods of a workload look like (core/v1 PodTemplateSpec).</summary>
public sealed class PodTemplateSpecV1
{
    /// <summary>Field <c>metadata</c>.</summary>
    [YamlMember(Alias = "metadata")]
    public ObjectMetaV1 Metadata { get; set; } = new();

    /// <summary>Field <c>spec</c>.</summary>
    [YamlMember(Alias = "spec")]
    public PodSpecV1 Spec { get; set; } = new();
}
