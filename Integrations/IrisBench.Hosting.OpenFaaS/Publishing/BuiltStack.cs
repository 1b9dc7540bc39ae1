using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>All that is written for an environment.</summary>
internal sealed record BuiltStack(StackFile File, IReadOnlyList<FunctionManifest> Manifests, ClusterObjects Objects);
