using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>What a Service forwards (core/v1 ServiceSpec).</summary>
public sealed class ServiceSpecV1
{
    /// <summary>Field <c>type</c>.</summary>
    [YamlMember(Alias = "type")]
    public string Type { get; set; } = "ClusterIP";

    /// <summary>Field <c>selector</c>.</summary>
    [YamlMember(Alias = "selector")]
    public Dictionary<string, string> Selector { get; set; } = [];

    /// <summary>Field <c>ports</c>.</summary>
    [YamlMember(Alias = "ports")]
    public List<ServicePortV1> Ports { get; } = [];
}
