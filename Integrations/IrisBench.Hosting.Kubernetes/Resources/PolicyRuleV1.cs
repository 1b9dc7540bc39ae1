using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>What a role allows (rbac/v1 PolicyRule).</summary>
public sealed class PolicyRuleV1
{
    /// <summary>Field <c>apiGroups</c>.</summary>
    [YamlMember(Alias = "apiGroups")]
    public List<string> ApiGroups { get; } = [];

    /// <summary>Field <c>resourceNames</c>.</summary>
    [YamlMember(Alias = "resourceNames")]
    public List<string> ResourceNames { get; } = [];

    /// <summary>Field <c>resources</c>.</summary>
    [YamlMember(Alias = "resources")]
    public List<string> Resources { get; } = [];

    /// <summary>Field <c>verbs</c>.</summary>
    [YamlMember(Alias = "verbs")]
    public List<string> Verbs { get; } = [];
}
