using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>Where the value of a variable comes from (core/v1 EnvVarSource).</summary>
public sealed class EnvVarSourceV1
{
    /// <summary>Field <c>fieldRef</c>.</summary>
    [YamlMember(Alias = "fieldRef")]
    public ObjectFieldSelectorV1? FieldRef { get; set; }
}
