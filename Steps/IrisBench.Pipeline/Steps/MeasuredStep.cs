using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace IrisBench.Pipeline.Steps;

/// <summary>Base of the steps: parsing apart from the work, so that functions come in by text and the monolith by typed calls, and both are
/// measured at the same place.</summary>
public abstract class MeasuredStep<TInput, TAnswer>(string name, StepTelemetry telemetry) : IStep
    where TAnswer : notnull
{
    /// <summary>Its name in metrics and traces: <c>auth</c>, <c>load</c>, <c>train</c>, <c>predict</c>.</summary>
    public string Name => name;

    /// <inheritdoc/>
    public async Task<StepAnswer> RunAsync(StepRequest request, CancellationToken cancellationToken)
        => ToStepAnswer(await RunAsync(Parse(request), cancellationToken));

    /// <summary>Does the work on parsed input; its duration and outcome are recorded.</summary>
    /// <exception cref="StepException">A dependency failed or refused.</exception>
    public Task<TAnswer> RunAsync(TInput input, CancellationToken cancellationToken)
        => telemetry.MeasureAsync(name, () => ExecuteAsync(input, cancellationToken));

    /// <summary>Reads the step's grammar.</summary>
    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/> or <see cref="StepFailure.Unauthenticated"/>.</exception>
    public abstract TInput Parse(StepRequest request);

    /// <summary>The work itself.</summary>
    protected abstract Task<TAnswer> ExecuteAsync(TInput input, CancellationToken cancellationToken);

    /// <summary>Gives the answer its JSON contract and plain-text form.</summary>
    protected abstract StepAnswer ToStepAnswer(TAnswer answer);
}

/// <summary>Measures steps: a span each, and the histogram <c>irisbench.step.duration</c> in seconds (Prometheus:
/// <c>irisbench_step_duration_seconds</c>) by <c>step</c>, <c>packaging</c> and <c>outcome</c>.</summary>
public sealed class StepTelemetry : IDisposable
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string SourceName = "IrisBench.Pipeline";

    // From a millisecond (a warm prediction) to five minutes (the original's load).
    private static readonly double[] BucketsInSeconds =
        [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

    private readonly ActivitySource _source = new(SourceName);
    private readonly Meter _meter = new(SourceName);
    private readonly Histogram<double> _duration;
    private readonly string _packaging;

    /// <summary>Creates the instruments.</summary>
    /// <param name="packaging">How the steps are packaged in this process: <c>function</c> or <c>monolith</c>.</param>
    public StepTelemetry(string packaging)
    {
        _packaging = packaging;
        _duration = _meter.CreateHistogram(
            "irisbench.step.duration", "s", "Duration of a pipeline step.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = BucketsInSeconds });
    }

    /// <summary>Runs <paramref name="work"/> and records how long it took and how it ended.</summary>
    public async Task<T> MeasureAsync<T>(string step, Func<Task<T>> work)
    {
        using var activity = _source.StartActivity($"step {step}");
        activity?.SetTag("irisbench.step", step).SetTag("irisbench.packaging", _packaging);
        var started = Stopwatch.GetTimestamp();
        var outcome = "error";
        try
        {
            var answer = await work();
            outcome = "ok";
            return answer;
        }
        catch (Exception exception)
        {
            outcome = OutcomeOf(exception);
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            throw;
        }
        finally
        {
            _duration.Record(
                Stopwatch.GetElapsedTime(started).TotalSeconds,
                new TagList { { "step", step }, { "packaging", _packaging }, { "outcome", outcome } });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    private static string OutcomeOf(Exception exception) => exception switch
    {
        OperationCanceledException => "cancelled",
        StepException
        {
            Failure: StepFailure.InvalidInput or StepFailure.InputTooLarge or StepFailure.Unauthenticated or StepFailure.ModelNotFound
                or StepFailure.TooManyRequests,
        } => "refused",
        _ => "error",
    };
}
