using IrisBench.Pipeline.Models;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Prediction;

/// <summary>The <c>predict</c> step: <c>default;5.1,3.5,1.4,0.2</c> in, the species out.</summary>
public sealed class PredictStep(StepParts parts) : MeasuredStep<PredictInput, PredictAnswer>("predict", parts.Telemetry)
{
    private readonly ModelCache _models = new(parts);

    /// <inheritdoc/>
    public override PredictInput Parse(StepRequest request)
    {
        if (request.IsJson)
        {
            var body = JsonInput.Read(request.Body, PipelineJson.Default.PredictBody);
            return new PredictInput(ModelSelector.Parse(body.Model), FeatureGrammar.Of(body.Features));
        }

        return TextInput.Fields(request.Body) is [var model, var features]
            ? new PredictInput(ModelSelector.Parse(model), FeatureGrammar.Parse(features))
            : throw StepException.InvalidInput(
                "Expected 'default;5.1,3.5,1.4,0.2', 'custom;…' or {\"model\": …, \"features\": […]}.");
    }

    /// <inheritdoc/>
    protected override async Task<PredictAnswer> ExecuteAsync(PredictInput input, CancellationToken cancellationToken)
    {
        var cached = await _models.GetAsync(input.Model, cancellationToken);
        var classification = cached.Model.Classify(input.Features);
        return new PredictAnswer(classification.Species, classification.Probabilities, cached.Version);
    }

    /// <inheritdoc/>
    protected override StepAnswer ToStepAnswer(PredictAnswer answer) => new(answer, PipelineJson.Default.PredictAnswer, answer.Species);
}

/// <summary>Input of the predict step.</summary>
public sealed record PredictInput(ModelSelector Model, IrisFeatures Features);

/// <summary>Answer of the predict step.</summary>
/// <param name="Species">setosa, versicolor or virginica.</param>
/// <param name="Probabilities">Probability (0 to 1) by species.</param>
/// <param name="ModelVersion">Version of the model that answered; 0 is the default.</param>
public sealed record PredictAnswer(string Species, IReadOnlyDictionary<string, double> Probabilities, int ModelVersion);
