namespace IrisBench.Learning.Training;

/// <summary>A freshly trained model.</summary>
/// <param name="Bytes">The model as a <see cref="IrisBench.Pipeline.Models.ModelDocument"/> in JSON.</param>
/// <param name="Accuracy">Share of the test rows classified rightly, 0 to 1.</param>
/// <param name="Duration">How long the training took, without reading the data and without the evaluation.</param>
public sealed record TrainedModel(byte[] Bytes, double Accuracy, TimeSpan Duration);
