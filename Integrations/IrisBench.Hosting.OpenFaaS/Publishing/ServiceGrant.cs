namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>A function that may read a Service.</summary>
/// <param name="Service">The Service's name.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="ServiceAccount">ServiceAccount of the function, or null for the namespace's default.</param>
internal sealed record ServiceGrant(string Service, string Namespace, string? ServiceAccount);
