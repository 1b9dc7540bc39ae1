using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>What a Deployment keeps up (apps/v1 DeploymentSpec).</summary>
public sealed class DeploymentSpecV1
{
    /// <summary>Field <c>template</c>.</summary>
    [YamlMember(Alias = "template")]
    public PodTemplateSpecV1 Template { get; set; } = new();

    /// <summary>Field <c>selector</c>.</summary>
    [YamlMember(Alias = "selector")]
    public LabelSelectorV1 Selector { get; set; } = new();

    /// <summary>Field <c>replicas</c>.</summary>
    [YamlMember(Alias = "replicas")]
    public int? Replicas { get; set; } = 1;

    /// <summary>Field <c>revisionHistoryLimit</c>.</summary>
    [YamlMember(Alias = "revisionHistoryLimit")]
    public int? RevisionHistoryLimit { get; set; } = 3;

    /// <summary>Field <c>strategy</c>.</summary>
    [YamlMember(Alias = "strategy")]
    public DeploymentStrategyV1 Strategy { get; set; } = new();
}
