namespace IrisBench.Hosting.OpenFaaS.Stack;

/// <summary>A Function resource, as <c>faas-cli generate</c> writes it and the operator of OpenFaaS Standard reads it.</summary>
internal sealed record FunctionManifest
{
    public string ApiVersion { get; init; } = "openfaas.com/v1";
    public string Kind { get; init; } = "Function";
    public required FunctionMetadata Metadata { get; init; }
    public required FunctionSpec Spec { get; init; }

    /// <summary>The same function without variables: kubectl substitutes none.</summary>
    public static FunctionManifest Of(string name, StackFunction function, string functionNamespace) => new()
    {
        Metadata = new(name, function.Namespace ?? functionNamespace),
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

internal sealed record FunctionMetadata(string Name, string Namespace);

internal sealed record FunctionSpec
{
    public required string Name { get; init; }
    public required string Image { get; init; }
    public required IReadOnlyDictionary<string, string> Environment { get; init; }
    public required IReadOnlyList<string> Secrets { get; init; }
    public required IReadOnlyDictionary<string, string> Labels { get; init; }
    public required IReadOnlyDictionary<string, string> Annotations { get; init; }
    public StackResources? Limits { get; init; }
    public StackResources? Requests { get; init; }
    public required IReadOnlyList<string> Constraints { get; init; }
    public bool ReadOnlyRootFilesystem { get; init; }
}
