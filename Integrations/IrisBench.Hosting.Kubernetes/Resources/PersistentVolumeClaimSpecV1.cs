using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>What a claim asks for (core/v1 PersistentVolumeClaimSpec).</summary>
public sealed class PersistentVolumeClaimSpecV1
{
    /// <summary>Field <c>accessModes</c>.</summary>
    [YamlMember(Alias = "accessModes")]
    public List<string> AccessModes { get; } = [];

    /// <summary>Field <c>resources</c>.</summary>
    [YamlMember(Alias = "resources")]
    public VolumeResourceRequirementsV1 Resources { get; set; } = new();
}
