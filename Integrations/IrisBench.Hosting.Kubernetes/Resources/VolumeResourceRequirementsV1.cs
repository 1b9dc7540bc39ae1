using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>How much a claim asks for (core/v1 VolumeResourceRequirements); Kubernetes quantities.</summary>
public sealed class VolumeResourceRequirementsV1
{
    /// <summary>Field <c>requests</c>.</summary>
    [YamlMember(Alias = "requests")]
    public Dictionary<string, string> Requests { get; } = [];
}
