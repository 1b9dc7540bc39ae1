namespace IrisBench.Gateway.Functions;

/// <summary>How many replicas are wanted and how many take requests.</summary>
internal readonly record struct FunctionReplicas(int Replicas, int Ready);
