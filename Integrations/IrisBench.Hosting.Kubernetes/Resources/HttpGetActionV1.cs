using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>An HTTP request of a probe (core/v1 HTTPGetAction).</summary>
public sealed class HttpGetActionV1
{
    /// <summary>Field <c>scheme</c>.</summary>
    [YamlMember(Alias = "scheme")]
    public string Scheme { get; set; } = null!;

    /// <summary>Field <c>path</c>.</summary>
    [YamlMember(Alias = "path")]
    public string Path { get; set; } = null!;

    /// <summary>Field <c>port</c>.</summary>
    [YamlMember(Alias = "port")]
    public Int32OrStringV1? Port { get; set; }
}
