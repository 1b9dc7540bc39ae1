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

/// <summary>A wish for storage.</summary>
public sealed class PersistentVolumeClaim() : BaseKubernetesResource("v1", "PersistentVolumeClaim")
{
    public PersistentVolumeClaimSpecV1 Spec { get; set; } = new();
}

/// <summary>What a claim asks for (core/v1 PersistentVolumeClaimSpec).</summary>
public sealed class PersistentVolumeClaimSpecV1
{
    public List<string> AccessModes { get; } = [];
    public VolumeResourceRequirementsV1 Resources { get; set; } = new();
}

/// <summary>How much a claim asks for (core/v1 VolumeResourceRequirements); Kubernetes quantities.</summary>
public sealed class VolumeResourceRequirementsV1
{
    public Dictionary<string, string> Requests { get; } = [];
}
