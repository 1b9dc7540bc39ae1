namespace IrisBench.Pipeline.IrisServer.Discovery;

/// <summary>The part of a Service (v1) that says where it is.</summary>
internal sealed record KubernetesService(ServiceSpec? Spec = null);
