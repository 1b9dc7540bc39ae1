using IrisBench.Learning.Training;
using IrisBench.Pipeline;
using IrisBench.Pipeline.IrisServer;
using IrisBench.Pipeline.Prediction;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Tests.Pipeline;

/// <summary>Steps for tests of their grammars, which end before any call.</summary>
public sealed class StepFixture : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri("http://iris-server.invalid") };
    private readonly StepTelemetry _telemetry = new("test");

    public StepFixture()
    {
        var parts = new StepParts(_telemetry, () => new IrisServerClient(_http));
        Authenticate = new AuthenticateStep(parts);
        Train = new TrainStep(parts);
        Predict = new PredictStep(parts);
    }

    public AuthenticateStep Authenticate { get; }

    public TrainStep Train { get; }

    public PredictStep Predict { get; }

    public static StepFailure FailureOf(Action action) => Assert.Throws<StepException>(action).Failure;

    public void Dispose()
    {
        _http.Dispose();
        _telemetry.Dispose();
    }
}
