using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>A Secret as a source of variables (core/v1 SecretEnvSource).</summary>
public sealed class SecretEnvSourceV1
{
    /// <summary>Field <c>name</c>.</summary>
    [YamlMember(Alias = "name")]
    public string Name { get; set; } = null!;
}
