namespace IrisBench.Experiments.Sides;

/// <summary>The monolith's input.</summary>
internal sealed record MonolithBody(string User, string Password, string Model, IReadOnlyList<double> Features, LoadSettings Load);
