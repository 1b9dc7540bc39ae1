using YamlDotNet.Serialization;

namespace IrisBench.Hosting.OpenFaaS.Stack;

/// <summary>A Function resource, as <c>faas-cli generate</c> writes it and the operator of OpenFaaS Standard reads it.</summary>
internal sealed record FunctionManifest
{
    [YamlMember(Order = 0)]
    public string ApiVersion { get; init; } = "openfaas.com/v1";

    [YamlMember(Order = 1)]
    public string Kind { get; init; } = "Function";

    [YamlMember(Order = 2)]
    public required FunctionMetadata Metadata { get; init; }

    [YamlMember(Order = 3)]
    public required FunctionSpec Spec { get; init; }

    /// <summary>The same function without variables: kubectl substitutes none.</summary>
    public static FunctionManifest Of(string name, StackFunction function, string functionNamespace) => new()
    {
        Metadata = new() { Name = name, Namespace = function.Namespace ?? functionNamespace },
        Spec = new()
        {
            Name = name,
            Image = EnvSubst.WithDefaults(function.Image),
            Environment = WithDefaults(function.Environment),
            Secrets = function.Secrets,
            Labels = WithDefaults(function.Labels),
            Annotations = WithDefaults(function.Annotations),
            Limits = function.Limits,
            Requests = function.Requests,
            Constraints = function.Constraints,
            ReadOnlyRootFilesystem = function.ReadonlyRootFilesystem,
        },
    };

    private static SortedDictionary<string, string> WithDefaults(IReadOnlyDictionary<string, string> map)
        => SortedMap.Of(map.Select(pair => KeyValuePair.Create(pair.Key, EnvSubst.WithDefaults(pair.Value))));
}
