namespace IrisBench.Tests.Experiments;

/// <summary>A step of a <see cref="SyntheticSide"/>.</summary>
internal sealed record SyntheticStep(string Step, double Seconds);
