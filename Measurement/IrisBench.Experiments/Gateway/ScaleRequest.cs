namespace IrisBench.Experiments.Gateway;

/// <summary>Body of <c>POST /system/scale-function/{name}</c>. <paramref name="Mode"/> is the local gateway's extension.</summary>
internal sealed record ScaleRequest(string ServiceName, int Replicas, string Namespace, string? Mode);
