namespace IrisBench.Pipeline.Models;

/// <summary>Four measurements of a flower, in centimetres.</summary>
public readonly record struct IrisFeatures(float SepalLength, float SepalWidth, float PetalLength, float PetalWidth);
