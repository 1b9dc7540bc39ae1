using YamlDotNet.Serialization;

namespace IrisBench.Hosting.OpenFaaS.Stack;

internal sealed record FunctionMetadata
{
    [YamlMember(Order = 0)]
    public required string Name { get; init; }

    [YamlMember(Order = 1)]
    public required string Namespace { get; init; }
}
