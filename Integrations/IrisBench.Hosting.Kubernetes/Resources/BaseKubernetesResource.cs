using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>An object of the Kubernetes API. Derive from it for a kind that is not among these types.</summary>
/// <param name="apiVersion">The group and version of the kind.</param>
/// <param name="kind">The kind.</param>
public abstract class BaseKubernetesResource(string apiVersion, string kind) : BaseKubernetesObject(apiVersion, kind)
{
    /// <summary>Field <c>metadata</c>.</summary>
    [YamlMember(Alias = "metadata", Order = -1)]
    public ObjectMetaV1 Metadata { get; set; } = new();
}
