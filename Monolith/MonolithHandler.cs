using System.Diagnostics;
using IrisBench.Learning.Training;
using IrisBench.Pipeline;
using IrisBench.Pipeline.Load;
using IrisBench.Pipeline.Prediction;
using IrisBench.Pipeline.Steps;

namespace Monolith;

/// <summary>The whole pipeline in one process, with no HTTP between the steps.</summary>
internal sealed class MonolithHandler(StepParts parts) : IStep
{
    private readonly AuthenticateStep _authenticate = new(parts);
    private readonly LoadStep _load = new(parts.Telemetry);
    private readonly TrainStep _train = new(parts);
    private readonly PredictStep _predict = new(parts);

    public async Task<StepAnswer> RunAsync(StepRequest request, CancellationToken cancellationToken)
    {
        // All input is checked before any work, so that a bad flower does not cost a training.
        var parts = MonolithRequest.Split(request);
        var credentials = _authenticate.Parse(parts.Authentication);
        var parameters = _load.Parse(parts.Load);
        var flower = _predict.Parse(parts.Prediction);

        var last = Stopwatch.GetTimestamp();
        var token = await _authenticate.RunAsync(credentials, cancellationToken);
        var authSeconds = Lap();
        var loaded = await _load.RunAsync(parameters, cancellationToken);
        var loadSeconds = Lap();
        var trained = await _train.RunAsync(new TrainInput(token.Token), cancellationToken);
        var trainSeconds = Lap();
        var predicted = await _predict.RunAsync(flower, cancellationToken);
        var seconds = new StepSeconds(authSeconds, loadSeconds, trainSeconds, Predict: Lap());
        return new StepAnswer(
            new MonolithAnswer(loaded, trained, predicted, seconds), MonolithJson.Default.MonolithAnswer, predicted.Species);

        double Lap()
        {
            var before = last;
            last = Stopwatch.GetTimestamp();
            return Stopwatch.GetElapsedTime(before, last).TotalSeconds;
        }
    }
}

/// <summary>The steps' answers and times. The token stays inside: no caller needs it any more.</summary>
internal sealed record MonolithAnswer(LoadAnswer Load, TrainAnswer Train, PredictAnswer Predict, StepSeconds Seconds);

/// <summary>How long each step took inside the monolith, in seconds: what a caller of the functions can time from outside.</summary>
internal sealed record StepSeconds(double Auth, double Load, double Train, double Predict);
