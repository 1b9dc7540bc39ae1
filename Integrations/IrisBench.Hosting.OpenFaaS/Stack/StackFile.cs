using YamlDotNet.Serialization;

namespace IrisBench.Hosting.OpenFaaS.Stack;

/// <summary>A stack.yaml as <c>faas-cli deploy</c> reads it. Keys: <see href="https://docs.openfaas.com/reference/yaml/"/>.</summary>
internal sealed record StackFile
{
    [YamlMember(Order = 0)]
    public string Version { get; init; } = "1.0";

    [YamlMember(Order = 1)]
    public required StackProvider Provider { get; init; }

    [YamlMember(Order = 2)]
    public required IReadOnlyDictionary<string, StackFunction> Functions { get; init; }
}
