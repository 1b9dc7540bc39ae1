namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>What a function calls in another namespace.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Port">The port of the pods there; null when it is not known before deployment.</param>
internal sealed record ClusterDestination(string Namespace, int? Port);
