using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>Values that are secret.</summary>
public sealed class Secret() : BaseKubernetesResource("v1", "Secret")
{
    /// <summary>Field <c>stringData</c>.</summary>
    [YamlMember(Alias = "stringData")]
    public Dictionary<string, string> StringData { get; } = [];

    /// <summary>Field <c>type</c>.</summary>
    [YamlMember(Alias = "type")]
    public string Type { get; set; } = "Opaque";
}
