using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>A pod (core/v1 PodSpec).</summary>
public sealed class PodSpecV1
{
    /// <summary>Field <c>serviceAccountName</c>.</summary>
    [YamlMember(Alias = "serviceAccountName")]
    public string? ServiceAccountName { get; set; }

    /// <summary>Field <c>automountServiceAccountToken</c>.</summary>
    [YamlMember(Alias = "automountServiceAccountToken")]
    public bool? AutomountServiceAccountToken { get; set; }

    /// <summary>Field <c>containers</c>.</summary>
    [YamlMember(Alias = "containers")]
    public List<ContainerV1> Containers { get; } = [];

    /// <summary>Field <c>enableServiceLinks</c>.</summary>
    [YamlMember(Alias = "enableServiceLinks")]
    public bool? EnableServiceLinks { get; set; }

    /// <summary>Field <c>terminationGracePeriodSeconds</c>.</summary>
    [YamlMember(Alias = "terminationGracePeriodSeconds")]
    public long? TerminationGracePeriodSeconds { get; set; }

    /// <summary>Field <c>volumes</c>.</summary>
    [YamlMember(Alias = "volumes")]
    public List<VolumeV1> Volumes { get; } = [];

    /// <summary>Field <c>securityContext</c>.</summary>
    [YamlMember(Alias = "securityContext")]
    public PodSecurityContextV1? SecurityContext { get; set; }
}
