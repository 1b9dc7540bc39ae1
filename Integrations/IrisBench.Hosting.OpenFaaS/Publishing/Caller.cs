namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>A namespace from which functions are called.</summary>
internal sealed record Caller(string Namespace, params int[] Ports);
