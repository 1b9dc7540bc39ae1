namespace IrisBench.Learning.Training;

/// <summary>A prediction as ML.NET writes it; scores are probabilities in the order of the model's keys.</summary>
internal sealed class ModelOutput
{
    public string PredictedLabel { get; set; } = "";

    public float[] Score { get; set; } = [];
}
