using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>What a container may use and is promised (core/v1 ResourceRequirements); Kubernetes quantities.</summary>
public sealed class ResourceRequirementsV1
{
    /// <summary>Field <c>limits</c>.</summary>
    [YamlMember(Alias = "limits")]
    public Dictionary<string, string> Limits { get; } = [];

    /// <summary>Field <c>requests</c>.</summary>
    [YamlMember(Alias = "requests")]
    public Dictionary<string, string> Requests { get; } = [];
}
