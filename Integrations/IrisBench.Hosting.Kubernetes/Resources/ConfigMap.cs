using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>Values that are no secret.</summary>
public sealed class ConfigMap() : BaseKubernetesResource("v1", "ConfigMap")
{
    /// <summary>Field <c>data</c>.</summary>
    [YamlMember(Alias = "data")]
    public Dictionary<string, string> Data { get; } = [];
}
