namespace IrisBench.Hosting.OpenFaaS.Stack;

/// <summary>A stack.yaml as <c>faas-cli deploy</c> reads it. Keys: <see href="https://docs.openfaas.com/reference/yaml/"/>.</summary>
internal sealed record StackFile
{
    public string Version { get; init; } = "1.0";
    public required StackProvider Provider { get; init; }
    public required IReadOnlyDictionary<string, StackFunction> Functions { get; init; }
}

internal sealed record StackProvider
{
    /// <summary>faas-cli accepts no other name.</summary>
    public string Name { get; init; } = "openfaas";
    public required string Gateway { get; init; }
}

/// <summary>One function of a stack.yaml. The image comes from elsewhere, so faas-cli is told not to build, and neither <c>lang</c> nor
/// <c>handler</c> is written: both are read only by <c>faas-cli build</c>.</summary>
internal sealed record StackFunction
{
    public required string Image { get; init; }
    public bool SkipBuild { get; init; } = true;
    public string? Namespace { get; init; }
    public IReadOnlyDictionary<string, string> Environment { get; init; } = SortedMap.Empty;
    public IReadOnlyList<string> Secrets { get; init; } = [];
    public IReadOnlyDictionary<string, string> Labels { get; init; } = SortedMap.Empty;
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = SortedMap.Empty;
    public StackResources? Limits { get; init; }
    public StackResources? Requests { get; init; }
    public IReadOnlyList<string> Constraints { get; init; } = [];
    public bool ReadonlyRootFilesystem { get; init; }
}

/// <summary>Kubernetes quantities.</summary>
internal sealed record StackResources
{
    public string? Cpu { get; init; }
    public string? Memory { get; init; }
}

/// <summary>Maps in one order whatever the culture and the order of declaration, so that publishing twice writes the same bytes.</summary>
internal static class SortedMap
{
    public static readonly IReadOnlyDictionary<string, string> Empty = new SortedDictionary<string, string>();

    public static SortedDictionary<string, T> Of<T>(IEnumerable<KeyValuePair<string, T>> pairs)
    {
        var map = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
            map[key] = value;

        return map;
    }
}
