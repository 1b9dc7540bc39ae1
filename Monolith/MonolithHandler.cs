using IrisBench.Learning.Prediction;
using IrisBench.Learning.Training;
using IrisBench.Pipeline.Authentication;
using IrisBench.Pipeline.Load;
using IrisBench.Pipeline.Steps;

namespace Monolith;

/// <summary>The whole pipeline in one process, with no HTTP between the steps.</summary>
internal sealed class MonolithHandler(AuthenticateStep authenticate, LoadStep load, TrainStep train, PredictStep predict) : IStep
{
    public string Name => "pipeline";

    public async Task<StepAnswer> RunAsync(StepRequest request, CancellationToken cancellationToken)
    {
        // All input is checked before any work, so that a bad flower does not cost a training.
        var parts = MonolithRequest.Split(request);
        var credentials = authenticate.Parse(parts.Authentication);
        var parameters = load.Parse(parts.Load);
        var flower = predict.Parse(parts.Prediction);

        var clock = new StepClock();
        var token = await authenticate.RunAsync(credentials, cancellationToken);
        var authSeconds = clock.Lap();
        var loaded = await load.RunAsync(parameters, cancellationToken);
        var loadSeconds = clock.Lap();
        var trained = await train.RunAsync(new TrainInput(token.Token), cancellationToken);
        var trainSeconds = clock.Lap();
        var predicted = await predict.RunAsync(flower, cancellationToken);
        var seconds = new StepSeconds(authSeconds, loadSeconds, trainSeconds, Predict: clock.Lap());
        return new StepAnswer(
            new MonolithAnswer(loaded, trained, predicted, seconds), MonolithJson.Default.MonolithAnswer, predicted.Species);
    }
}
