using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>How many pods are replaced at a time (apps/v1 RollingUpdateDeployment).</summary>
public sealed class RollingUpdateDeploymentV1
{
    /// <summary>Field <c>maxSurge</c>.</summary>
    [YamlMember(Alias = "maxSurge")]
    public int MaxSurge { get; set; }

    /// <summary>Field <c>maxUnavailable</c>.</summary>
    [YamlMember(Alias = "maxUnavailable")]
    public int MaxUnavailable { get; set; }
}
