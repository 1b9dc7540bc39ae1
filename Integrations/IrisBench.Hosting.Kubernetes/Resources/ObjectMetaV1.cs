using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>Metadata of an object (meta/v1 ObjectMeta).</summary>
public sealed class ObjectMetaV1
{
    /// <summary>Field <c>name</c>.</summary>
    [YamlMember(Alias = "name")]
    public string Name { get; set; } = null!;

    /// <summary>Field <c>namespace</c>.</summary>
    [YamlMember(Alias = "namespace")]
    public string Namespace { get; set; } = null!;

    /// <summary>Field <c>annotations</c>.</summary>
    [YamlMember(Alias = "annotations")]
    public Dictionary<string, string> Annotations { get; } = [];

    /// <summary>Field <c>labels</c>.</summary>
    [YamlMember(Alias = "labels")]
    public Dictionary<string, string> Labels { get; set; } = [];
}
