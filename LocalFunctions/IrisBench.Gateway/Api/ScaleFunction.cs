namespace IrisBench.Gateway.Api;

/// <summary>The body of POST <c>/system/scale-function/{name}</c>.</summary>
/// <param name="ServiceName">The function; the path says it too.</param>
/// <param name="Replicas">0 to 20. May be absent where a mode is given.</param>
/// <param name="Namespace">Must be the one there is.</param>
/// <param name="Mode">Ours, not OpenFaaS's: warm, zero or fork.</param>
/// <param name="Compilation">Ours, too: one of the compilations that the configuration has; empty is as it was deployed at the start.</param>
internal sealed record ScaleFunction(string? ServiceName, int? Replicas, string? Namespace, string? Mode, string? Compilation);
