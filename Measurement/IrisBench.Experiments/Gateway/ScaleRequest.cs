namespace IrisBench.Experiments.Gateway;

/// <summary>Body of <c>POST /system/scale-function/{name}</c>. <paramref name="Mode"/> and <paramref name="Compilation"/> are the local gateway's extensions.</summary>
internal sealed record ScaleRequest(string ServiceName, int Replicas, string Namespace, string? Mode, string? Compilation);
