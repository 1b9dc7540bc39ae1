namespace IrisBench.Pipeline.IrisServer;

/// <summary>Where iris-server's address comes from.</summary>
public enum IrisServerDiscovery
{
    /// <summary>.NET service discovery: <c>services__iris-server__http__0</c>, as Aspire injects it.</summary>
    ServiceDiscovery,

    /// <summary>The Service's cluster IP read through the Kubernetes API, with cluster DNS where the API refuses.</summary>
    Kubernetes,
}
