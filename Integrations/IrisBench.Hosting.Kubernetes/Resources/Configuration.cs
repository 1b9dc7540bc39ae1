namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>Values that are no secret.</summary>
public sealed class ConfigMap() : BaseKubernetesResource("v1", "ConfigMap")
{
    public Dictionary<string, string> Data { get; } = [];
}

/// <summary>Values that are secret.</summary>
public sealed class Secret() : BaseKubernetesResource("v1", "Secret")
{
    public Dictionary<string, string> StringData { get; } = [];
    public string Type { get; set; } = "Opaque";
}
