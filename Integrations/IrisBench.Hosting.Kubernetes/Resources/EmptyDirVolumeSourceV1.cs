using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>A directory that lives as long as the pod (core/v1 EmptyDirVolumeSource).</summary>
public sealed class EmptyDirVolumeSourceV1
{
    /// <summary>Field <c>sizeLimit</c>.</summary>
    [YamlMember(Alias = "sizeLimit")]
    public string? SizeLimit { get; set; }
}
