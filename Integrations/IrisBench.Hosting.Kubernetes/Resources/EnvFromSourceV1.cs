using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>Where a container gets variables from (core/v1 EnvFromSource).</summary>
public sealed class EnvFromSourceV1
{
    /// <summary>Field <c>configMapRef</c>.</summary>
    [YamlMember(Alias = "configMapRef")]
    public ConfigMapEnvSourceV1? ConfigMapRef { get; set; }

    /// <summary>Field <c>secretRef</c>.</summary>
    [YamlMember(Alias = "secretRef")]
    public SecretEnvSourceV1? SecretRef { get; set; }
}
