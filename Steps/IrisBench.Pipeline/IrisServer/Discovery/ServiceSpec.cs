namespace IrisBench.Pipeline.IrisServer.Discovery;

/// <summary>Where a Service is.</summary>
/// <param name="ClusterIP">An address, <c>None</c> of a headless one, or null.</param>
/// <param name="Ports">Its ports.</param>
internal sealed record ServiceSpec(string? ClusterIP = null, IReadOnlyList<ServicePort>? Ports = null);
