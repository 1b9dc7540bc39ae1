using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>Who gets a role (rbac/v1 Subject).</summary>
public sealed class SubjectV1
{
    /// <summary>Field <c>kind</c>.</summary>
    [YamlMember(Alias = "kind")]
    public string Kind { get; set; } = null!;

    /// <summary>Field <c>name</c>.</summary>
    [YamlMember(Alias = "name")]
    public string Name { get; set; } = null!;

    /// <summary>Field <c>namespace</c>.</summary>
    [YamlMember(Alias = "namespace")]
    public string Namespace { get; set; } = null!;
}
