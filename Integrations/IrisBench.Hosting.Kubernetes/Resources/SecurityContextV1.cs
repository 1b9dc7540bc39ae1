using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>What a container is allowed (core/v1 SecurityContext).</summary>
public sealed class SecurityContextV1
{
    /// <summary>Field <c>readOnlyRootFilesystem</c>.</summary>
    [YamlMember(Alias = "readOnlyRootFilesystem")]
    public bool? ReadOnlyRootFilesystem { get; set; }

    /// <summary>Field <c>allowPrivilegeEscalation</c>.</summary>
    [YamlMember(Alias = "allowPrivilegeEscalation")]
    public bool? AllowPrivilegeEscalation { get; set; }

    /// <summary>Field <c>capabilities</c>.</summary>
    [YamlMember(Alias = "capabilities")]
    public CapabilitiesV1? Capabilities { get; set; }
}
