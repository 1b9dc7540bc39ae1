using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>What says its kind.</summary>
/// <param name="apiVersion">The group and version of the kind.</param>
/// <param name="kind">The kind.</param>
public abstract class BaseKubernetesObject(string? apiVersion = null, string? kind = null)
{
    /// <summary>Field <c>kind</c>.</summary>
    [YamlMember(Alias = "kind", Order = -2)]
    public string? Kind { get; set; } = kind;

    /// <summary>Field <c>apiVersion</c>.</summary>
    [YamlMember(Alias = "apiVersion", Order = -3)]
    public string? ApiVersion { get; set; } = apiVersion;
}
