using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>A ConfigMap as a source of variables (core/v1 ConfigMapEnvSource).</summary>
public sealed class ConfigMapEnvSourceV1
{
    /// <summary>Field <c>name</c>.</summary>
    [YamlMember(Alias = "name")]
    public string Name { get; set; } = null!;
}
