using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>A field of the pod (core/v1 ObjectFieldSelector).</summary>
public sealed class ObjectFieldSelectorV1
{
    /// <summary>Field <c>fieldPath</c>.</summary>
    [YamlMember(Alias = "fieldPath")]
    public string FieldPath { get; set; } = null!;
}
