namespace IrisBench.Experiments.Results;

/// <summary>How a component was built when a side ran that says how it is to be compiled.</summary>
/// <param name="Side">The side.</param>
/// <param name="Component">The component's name.</param>
/// <param name="Build">How it was built.</param>
public sealed record SideBuild(string Side, string Component, ComponentBuild Build);
