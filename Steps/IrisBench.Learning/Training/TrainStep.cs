using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IrisBench.Pipeline;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Learning.Training;

/// <summary>The <c>train</c> step: trains on the embedded data set and posts the model to iris-server.</summary>
public sealed class TrainStep(StepParts parts) : MeasuredStep<TrainInput, TrainAnswer>("train", parts.Telemetry)
{
    /// <inheritdoc/>
    public override TrainInput Parse(StepRequest request)
    {
        if (!string.IsNullOrWhiteSpace(request.Body))
            throw StepException.InvalidInput("The train step takes no body.");
        return string.IsNullOrWhiteSpace(request.BearerToken)
            ? throw new StepException(
                StepFailure.Unauthenticated,
                "Training needs a token: send 'Authorization: Bearer <token>' with the answer of the auth step.")
            : new TrainInput(request.BearerToken);
    }

    /// <inheritdoc/>
    protected override async Task<TrainAnswer> ExecuteAsync(TrainInput input, CancellationToken cancellationToken)
    {
        var trained = IrisTrainer.Train();
        var stored = await parts.IrisServer.StoreModelAsync(trained.Bytes, input.Token, cancellationToken);
        return new TrainAnswer(stored.Version, trained.Accuracy, trained.Duration.TotalSeconds);
    }

    /// <inheritdoc/>
    protected override StepAnswer ToStepAnswer(TrainAnswer answer)
        => new(answer, LearningJson.Default.TrainAnswer, answer.ModelVersion.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Input of the train step: the caller's token, which iris-server checks when the model is stored.</summary>
public sealed record TrainInput(string Token)
{
    /// <summary>Hides the token from logs.</summary>
    public override string ToString() => nameof(TrainInput);
}

/// <summary>Answer of the train step.</summary>
/// <param name="ModelVersion">Version iris-server gave the model.</param>
/// <param name="Accuracy">Share of the test rows classified rightly, 0 to 1.</param>
/// <param name="TrainingSeconds">Seconds the training took, without storing the model.</param>
public sealed record TrainAnswer(int ModelVersion, double Accuracy, double TrainingSeconds);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TrainAnswer))]
internal sealed partial class LearningJson : JsonSerializerContext;
