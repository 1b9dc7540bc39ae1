using IrisBench.Pipeline.Models;

namespace IrisBench.Pipeline.Prediction;

/// <summary>Input of the predict step.</summary>
/// <param name="Model">Which model.</param>
/// <param name="Features">The flower.</param>
public sealed record PredictInput(ModelSelector Model, IrisFeatures Features);
