namespace IrisBench.Pipeline.Prediction;

/// <summary>Answer of the predict step.</summary>
/// <param name="Species">setosa, versicolor or virginica.</param>
/// <param name="Probabilities">Probability (0 to 1) by species.</param>
/// <param name="ModelVersion">Version of the model that answered; 0 is the default.</param>
public sealed record PredictAnswer(string Species, IReadOnlyDictionary<string, double> Probabilities, int ModelVersion);
