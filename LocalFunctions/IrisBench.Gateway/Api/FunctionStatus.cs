namespace IrisBench.Gateway.Api;

/// <summary>A function as GET <c>/system/function/{name}</c> tells it (OpenFaaS's FunctionStatus). Zero values are left out.</summary>
internal sealed record FunctionStatus(
    string Name,
    string Image,
    string Namespace,
    string? EnvProcess,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations,
    long InvocationCount,
    int Replicas,
    int AvailableReplicas,
    DateTimeOffset CreatedAt,
    FunctionUsage? Usage);
