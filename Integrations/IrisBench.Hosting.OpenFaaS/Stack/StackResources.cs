using YamlDotNet.Serialization;

namespace IrisBench.Hosting.OpenFaaS.Stack;

/// <summary>Kubernetes quantities.</summary>
internal sealed record StackResources
{
    [YamlMember(Order = 0)]
    public string? Cpu { get; init; }

    [YamlMember(Order = 1)]
    public string? Memory { get; init; }
}
