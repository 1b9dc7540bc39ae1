namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>An address in front of pods.</summary>
public sealed class Service() : BaseKubernetesResource("v1", "Service")
{
    public ServiceSpecV1 Spec { get; set; } = new();
}

/// <summary>What a Service forwards (core/v1 ServiceSpec).</summary>
public sealed class ServiceSpecV1
{
    public string Type { get; set; } = "ClusterIP";
    public Dictionary<string, string> Selector { get; set; } = [];
    public List<ServicePortV1> Ports { get; } = [];
}

/// <summary>A port of a Service (core/v1 ServicePort).</summary>
public sealed class ServicePortV1
{
    public string Name { get; set; } = null!;
    public string Protocol { get; set; } = null!;
    public Int32OrStringV1 Port { get; set; } = null!;
    public Int32OrStringV1 TargetPort { get; set; } = null!;
}
