using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>A claim as a volume (core/v1 PersistentVolumeClaimVolumeSource).</summary>
public sealed class PersistentVolumeClaimVolumeSourceV1
{
    /// <summary>Field <c>claimName</c>.</summary>
    [YamlMember(Alias = "claimName")]
    public string ClaimName { get; set; } = null!;
}
