using IrisBench.Learning.DataSet;

namespace IrisBench.Learning.Prediction;

/// <summary>Input of the predict step.</summary>
/// <param name="Model">Which model.</param>
/// <param name="Features">The flower.</param>
public sealed record PredictInput(ModelSelector Model, IrisFeatures Features);
