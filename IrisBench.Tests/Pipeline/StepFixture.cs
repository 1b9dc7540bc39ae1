using IrisBench.Learning.Prediction;
using IrisBench.Learning.Training;
using IrisBench.Pipeline.Authentication;
using IrisBench.Pipeline.IrisServer;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Tests.Pipeline;

/// <summary>Steps for tests of their grammars, which end before any call.</summary>
public sealed class StepFixture : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri("http://iris-server.invalid") };
    private readonly StepTelemetry _telemetry = new("test");

    public StepFixture()
    {
        var irisServer = new IrisServerClient(_http);
        Authenticate = new AuthenticateStep(_telemetry, irisServer);
        Train = new TrainStep(_telemetry, irisServer);
        Predict = new PredictStep(_telemetry, new ModelCache(irisServer));
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
