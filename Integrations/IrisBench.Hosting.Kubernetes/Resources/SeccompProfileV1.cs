using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>A seccomp profile (core/v1 SeccompProfile).</summary>
public sealed class SeccompProfileV1
{
    /// <summary>Field <c>type</c>.</summary>
    [YamlMember(Alias = "type")]
    public string Type { get; set; } = null!;
}
