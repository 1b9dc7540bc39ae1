using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>How pods are replaced (apps/v1 DeploymentStrategy).</summary>
public sealed class DeploymentStrategyV1
{
    /// <summary>Field <c>rollingUpdate</c>.</summary>
    [YamlMember(Alias = "rollingUpdate")]
    public RollingUpdateDeploymentV1 RollingUpdate { get; set; } = new();

    /// <summary>Field <c>type</c>.</summary>
    [YamlMember(Alias = "type")]
    public string Type { get; set; } = "RollingUpdate";
}
