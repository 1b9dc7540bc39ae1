using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>What the containers of a pod are allowed (core/v1 PodSecurityContext).</summary>
public sealed class PodSecurityContextV1
{
    /// <summary>Field <c>seccompProfile</c>.</summary>
    [YamlMember(Alias = "seccompProfile")]
    public SeccompProfileV1? SeccompProfile { get; set; }

    /// <summary>Field <c>fsGroup</c>.</summary>
    [YamlMember(Alias = "fsGroup")]
    public long? FsGroup { get; set; }

    /// <summary>Field <c>runAsGroup</c>.</summary>
    [YamlMember(Alias = "runAsGroup")]
    public long? RunAsGroup { get; set; }

    /// <summary>Field <c>runAsUser</c>.</summary>
    [YamlMember(Alias = "runAsUser")]
    public long? RunAsUser { get; set; }

    /// <summary>Field <c>runAsNonRoot</c>.</summary>
    [YamlMember(Alias = "runAsNonRoot")]
    public bool? RunAsNonRoot { get; set; }

    /// <summary>Field <c>fsGroupChangePolicy</c>.</summary>
    [YamlMember(Alias = "fsGroupChangePolicy")]
    public string FsGroupChangePolicy { get; set; } = null!;
}
