using YamlDotNet.Serialization;

namespace IrisBench.Hosting.OpenFaaS.Stack;

internal sealed record StackProvider
{
    /// <summary>faas-cli accepts no other name.</summary>
    [YamlMember(Order = 0)]
    public string Name { get; init; } = "openfaas";

    [YamlMember(Order = 1)]
    public required string Gateway { get; init; }
}
