namespace IrisBench.Learning.Training;

/// <summary>Input of the train step.</summary>
/// <param name="Token">The caller's token, which iris-server checks when the model is stored.</param>
public sealed record TrainInput(string Token)
{
    /// <summary>Hides the token from logs.</summary>
    public override string ToString() => nameof(TrainInput);
}
