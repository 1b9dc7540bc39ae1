namespace IrisBench.Experiments.Sides;

/// <summary>Input of the load step.</summary>
/// <param name="Iterations">Times that two matrices are multiplied and the product inverted.</param>
/// <param name="Size">Rows and columns of the matrices.</param>
/// <param name="Seed">Seed of their random content.</param>
internal sealed record LoadSettings(int Iterations, int Size, int Seed);
