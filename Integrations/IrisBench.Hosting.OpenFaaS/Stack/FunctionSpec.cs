using YamlDotNet.Serialization;

namespace IrisBench.Hosting.OpenFaaS.Stack;

internal sealed record FunctionSpec
{
    [YamlMember(Order = 0)]
    public required string Name { get; init; }

    [YamlMember(Order = 1)]
    public required string Image { get; init; }

    [YamlMember(Order = 2)]
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    [YamlMember(Order = 3)]
    public required IReadOnlyList<string> Secrets { get; init; }

    [YamlMember(Order = 4)]
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    [YamlMember(Order = 5)]
    public required IReadOnlyDictionary<string, string> Annotations { get; init; }

    [YamlMember(Order = 6)]
    public StackResources? Limits { get; init; }

    [YamlMember(Order = 7)]
    public StackResources? Requests { get; init; }

    [YamlMember(Order = 8)]
    public required IReadOnlyList<string> Constraints { get; init; }

    [YamlMember(Order = 9)]
    public bool ReadOnlyRootFilesystem { get; init; }
}
