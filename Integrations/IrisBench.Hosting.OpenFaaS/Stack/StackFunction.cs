using YamlDotNet.Serialization;

namespace IrisBench.Hosting.OpenFaaS.Stack;

/// <summary>
/// One function of a stack.yaml. The image comes from elsewhere, so faas-cli is told not to build, and neither
/// <c>lang</c> nor <c>handler</c> is written: both are read only by <c>faas-cli build</c>.
/// </summary>
internal sealed record StackFunction
{
    [YamlMember(Order = 0)]
    public required string Image { get; init; }

    [YamlMember(Order = 1)]
    public bool SkipBuild { get; init; } = true;

    [YamlMember(Order = 2)]
    public string? Namespace { get; init; }

    [YamlMember(Order = 3)]
    public IReadOnlyDictionary<string, string> Environment { get; init; } = SortedMap.Empty;

    [YamlMember(Order = 4)]
    public IReadOnlyList<string> Secrets { get; init; } = [];

    [YamlMember(Order = 5)]
    public IReadOnlyDictionary<string, string> Labels { get; init; } = SortedMap.Empty;

    [YamlMember(Order = 6)]
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = SortedMap.Empty;

    [YamlMember(Order = 7)]
    public StackResources? Limits { get; init; }

    [YamlMember(Order = 8)]
    public StackResources? Requests { get; init; }

    [YamlMember(Order = 9)]
    public IReadOnlyList<string> Constraints { get; init; } = [];

    [YamlMember(Order = 10)]
    public bool ReadonlyRootFilesystem { get; init; }
}
