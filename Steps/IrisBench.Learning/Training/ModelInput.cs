using IrisBench.Pipeline.Models;
using Microsoft.ML.Data;

namespace IrisBench.Learning.Training;

/// <summary>A row as ML.NET reads it.</summary>
internal sealed class ModelInput
{
    [VectorType(4)]
    public float[] Features { get; set; } = [];

    public string Label { get; set; } = "";

    public static ModelInput Of(IrisFeatures features, string species = "") => new()
    {
        Features = [features.SepalLength, features.SepalWidth, features.PetalLength, features.PetalWidth],
        Label = species,
    };
}
