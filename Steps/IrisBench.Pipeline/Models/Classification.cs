namespace IrisBench.Pipeline.Models;

/// <summary>What a model says of a flower.</summary>
/// <param name="Species">The most probable species.</param>
/// <param name="Probabilities">Probability (0 to 1, summing to 1) by species.</param>
public sealed record Classification(string Species, IReadOnlyDictionary<string, double> Probabilities);
