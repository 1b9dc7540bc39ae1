namespace IrisBench.Hosting.OpenFaaS.Functions;

/// <summary>CPU and memory of a container.</summary>
public sealed class FunctionResources
{
    /// <summary>Cores, as a Kubernetes quantity: <c>500m</c> is half a core. Null for none.</summary>
    public string? Cpu { get; set; }

    /// <summary>Bytes, as a Kubernetes quantity: <c>256Mi</c>. Null for none.</summary>
    public string? Memory { get; set; }
}
