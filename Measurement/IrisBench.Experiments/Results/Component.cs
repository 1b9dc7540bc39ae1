namespace IrisBench.Experiments.Results;

/// <summary>A process, or a set of replicas of one, that is watched.</summary>
/// <param name="Name">Its name in the model: <c>iris-load</c>, <c>monolith</c>, <c>gateway</c>, <c>irisbench</c>.</param>
/// <param name="Role">To what its use is counted.</param>
/// <param name="Build">How its program was built, as it or its gateway tells; null where nobody does.</param>
public sealed record Component(string Name, ComponentRole Role, ComponentBuild? Build = null);
