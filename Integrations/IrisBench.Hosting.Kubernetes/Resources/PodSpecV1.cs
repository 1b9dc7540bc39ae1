namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>A pod (core/v1 PodSpec).</summary>
public sealed class PodSpecV1
{
    public string? ServiceAccountName { get; set; }
    public bool? AutomountServiceAccountToken { get; set; }
    public List<ContainerV1> Containers { get; } = [];
    public bool? EnableServiceLinks { get; set; }
    public long? TerminationGracePeriodSeconds { get; set; }
    public List<VolumeV1> Volumes { get; } = [];
    public PodSecurityContextV1? SecurityContext { get; set; }
}

/// <summary>What the containers of a pod are allowed (core/v1 PodSecurityContext).</summary>
public sealed class PodSecurityContextV1
{
    public SeccompProfileV1? SeccompProfile { get; set; }
    public long? FsGroup { get; set; }
    public long? RunAsGroup { get; set; }
    public long? RunAsUser { get; set; }
    public bool? RunAsNonRoot { get; set; }
    public string FsGroupChangePolicy { get; set; } = null!;
}

/// <summary>A seccomp profile (core/v1 SeccompProfile).</summary>
public sealed class SeccompProfileV1
{
    public string Type { get; set; } = null!;
}

/// <summary>A volume of a pod (core/v1 Volume).</summary>
public sealed class VolumeV1
{
    public string Name { get; set; } = null!;
    public PersistentVolumeClaimVolumeSourceV1? PersistentVolumeClaim { get; set; }
    public EmptyDirVolumeSourceV1? EmptyDir { get; set; }
}

/// <summary>A directory that lives as long as the pod (core/v1 EmptyDirVolumeSource).</summary>
public sealed class EmptyDirVolumeSourceV1
{
    public string? SizeLimit { get; set; }
}

/// <summary>A claim as a volume (core/v1 PersistentVolumeClaimVolumeSource).</summary>
public sealed class PersistentVolumeClaimVolumeSourceV1
{
    public string ClaimName { get; set; } = null!;
}
