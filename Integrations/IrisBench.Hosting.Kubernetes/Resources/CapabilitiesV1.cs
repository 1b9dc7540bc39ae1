using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>Capabilities of a container (core/v1 Capabilities).</summary>
public sealed class CapabilitiesV1
{
    /// <summary>Field <c>drop</c>.</summary>
    [YamlMember(Alias = "drop")]
    public List<string> Drop { get; } = [];
}
