namespace IrisBench.Pipeline.Prediction;

/// <summary>The predict step's JSON body.</summary>
/// <param name="Model"><c>default</c>, <c>custom</c> or a version number as text.</param>
/// <param name="Features">Sepal length and width, petal length and width, in centimetres.</param>
public sealed record PredictBody(string Model, IReadOnlyList<double> Features);
