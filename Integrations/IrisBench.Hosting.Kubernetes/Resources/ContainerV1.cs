namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>A container of a pod (core/v1 Container).</summary>
public sealed class ContainerV1
{
    public string Image { get; set; } = null!;
    public ProbeV1? LivenessProbe { get; set; }
    public string Name { get; set; } = null!;
    public ProbeV1? ReadinessProbe { get; set; }
    public ProbeV1? StartupProbe { get; set; }
    public List<EnvFromSourceV1> EnvFrom { get; } = [];
    public List<string> Args { get; } = [];
    public List<ContainerPortV1> Ports { get; } = [];
    public ResourceRequirementsV1? Resources { get; set; }
    public List<VolumeMountV1> VolumeMounts { get; } = [];
    public SecurityContextV1? SecurityContext { get; set; }
    public List<EnvVarV1> Env { get; } = [];
    public string ImagePullPolicy { get; set; } = "IfNotPresent";
}

/// <summary>A port that a container listens on (core/v1 ContainerPort).</summary>
public sealed class ContainerPortV1
{
    public string Name { get; set; } = null!;
    public string Protocol { get; set; } = null!;
    public Int32OrStringV1? ContainerPort { get; set; }
}

/// <summary>Where a container gets variables from (core/v1 EnvFromSource).</summary>
public sealed class EnvFromSourceV1
{
    public ConfigMapEnvSourceV1? ConfigMapRef { get; set; }
    public SecretEnvSourceV1? SecretRef { get; set; }
}

/// <summary>A ConfigMap as a source of variables (core/v1 ConfigMapEnvSource).</summary>
public sealed class ConfigMapEnvSourceV1
{
    public string Name { get; set; } = null!;
}

/// <summary>A Secret as a source of variables (core/v1 SecretEnvSource).</summary>
public sealed class SecretEnvSourceV1
{
    public string Name { get; set; } = null!;
}

/// <summary>A variable of a container (core/v1 EnvVar).</summary>
public sealed class EnvVarV1
{
    public string Name { get; set; } = null!;
    public EnvVarSourceV1? ValueFrom { get; set; }
}

/// <summary>Where the value of a variable comes from (core/v1 EnvVarSource).</summary>
public sealed class EnvVarSourceV1
{
    public ObjectFieldSelectorV1? FieldRef { get; set; }
}

/// <summary>A field of the pod (core/v1 ObjectFieldSelector).</summary>
public sealed class ObjectFieldSelectorV1
{
    public string FieldPath { get; set; } = null!;
}

/// <summary>How a container is asked for its health (core/v1 Probe); times in seconds.</summary>
public sealed class ProbeV1
{
    public int? FailureThreshold { get; set; }
    public int? PeriodSeconds { get; set; }
    public int? TimeoutSeconds { get; set; }
    public HttpGetActionV1? HttpGet { get; set; }
}

/// <summary>An HTTP request of a probe (core/v1 HTTPGetAction).</summary>
public sealed class HttpGetActionV1
{
    public string Scheme { get; set; } = null!;
    public string Path { get; set; } = null!;
    public Int32OrStringV1? Port { get; set; }
}

/// <summary>What a container may use and is promised (core/v1 ResourceRequirements); Kubernetes quantities.</summary>
public sealed class ResourceRequirementsV1
{
    public Dictionary<string, string> Limits { get; } = [];
    public Dictionary<string, string> Requests { get; } = [];
}

/// <summary>Where a container sees a volume (core/v1 VolumeMount).</summary>
public sealed class VolumeMountV1
{
    public string Name { get; set; } = null!;
    public string MountPath { get; set; } = null!;
}

/// <summary>What a container is allowed (core/v1 SecurityContext).</summary>
public sealed class SecurityContextV1
{
    public bool? ReadOnlyRootFilesystem { get; set; }
    public bool? AllowPrivilegeEscalation { get; set; }
    public CapabilitiesV1? Capabilities { get; set; }
}

/// <summary>Capabilities of a container (core/v1 Capabilities).</summary>
public sealed class CapabilitiesV1
{
    public List<string> Drop { get; } = [];
}
