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

    public string Name => "pipeline";

    public async Task<StepAnswer> RunAsync(StepRequest request, CancellationToken cancellationToken)
    {
        // All input is checked before any work, so that a bad flower does not cost a training.
        var parts = MonolithRequest.Split(request);
        var credentials = _authenticate.Parse(parts.Authentication);
        var parameters = _load.Parse(parts.Load);
        var flower = _predict.Parse(parts.Prediction);

        var clock = new StepClock();
        var token = await _authenticate.RunAsync(credentials, cancellationToken);
        var authSeconds = clock.Lap();
        var loaded = await _load.RunAsync(parameters, cancellationToken);
        var loadSeconds = clock.Lap();
        var trained = await _train.RunAsync(new TrainInput(token.Token), cancellationToken);
        var trainSeconds = clock.Lap();
        var predicted = await _predict.RunAsync(flower, cancellationToken);
        var seconds = new StepSeconds(authSeconds, loadSeconds, trainSeconds, Predict: clock.Lap());
        return new StepAnswer(
            new MonolithAnswer(loaded, trained, predicted, seconds), MonolithJson.Default.MonolithAnswer, predicted.Species);
    }
}

/// <summary>The steps' answers and times. The token stays inside: no caller needs it any more.</summary>
internal sealed record MonolithAnswer(LoadAnswer Load, TrainAnswer Train, PredictAnswer Predict, StepSeconds Seconds);

/// <summary>How long each step took inside the monolith, in seconds: what a caller of the functions can time from outside.</summary>
internal sealed record StepSeconds(double Auth, double Load, double Train, double Predict);

/// <summary>Times what happens one after the other.</summary>
internal sealed class StepClock
{
    private long _last = Stopwatch.GetTimestamp();

    /// <summary>Seconds since the last lap, or since the start.</summary>
    public double Lap()
    {
        var now = Stopwatch.GetTimestamp();
        var seconds = Stopwatch.GetElapsedTime(_last, now).TotalSeconds;
        _last = now;
        return seconds;
    }
}
