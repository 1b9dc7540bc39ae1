namespace IrisBench.Gateway.Api;

/// <summary>The body of POST and PUT <c>/system/functions</c> (OpenFaaS's FunctionDeployment).</summary>
internal sealed record FunctionDeployment(
    string? Service,
    string? Image,
    string? Namespace,
    string? EnvProcess,
    Dictionary<string, string>? EnvVars,
    List<string>? Constraints,
    List<string>? Secrets,
    Dictionary<string, string>? Labels,
    Dictionary<string, string>? Annotations,
    FunctionResources? Limits,
    FunctionResources? Requests,
    bool ReadOnlyRootFilesystem);
