using System.Text;
using IrisBench.Learning.Training;
using IrisBench.Pipeline;
using IrisBench.Pipeline.Load;
using IrisBench.Pipeline.Prediction;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary>Bodies for the steps' grammars, called directly: each is read, or refused in words.</summary>
internal sealed class StepsTarget : IFuzzTarget
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"iterations\"", "\"size\"", "\"seed\"", ":", ",", ";", "1", "0", "-1", "1e308", "NaN", "null", "true", "\"",
        "\\u0000", "\uFEFF", " ", "\n", "٥", "é", "99999999999999999999",
    ];

    private static readonly string[] Beginnings =
    [
        "", "user;password", "default;5.1,3.5,1.4,0.2", "{\"user\": \"a\", \"password\": \"b\"",
        "{\"model\": \"default\", \"features\": [1, 2, 3, 4]", "{\"iterations\": 1",
    ];

    private readonly StepTelemetry _telemetry = new("function");
    private readonly Action<StepRequest>[] _steps;

    public StepsTarget()
    {
        var parts = new StepParts(_telemetry, () => throw new InvalidOperationException("A grammar asks nobody."));
        _steps =
        [
            request => new LoadStep(_telemetry).Parse(request),
            request => new AuthenticateStep(parts).Parse(request),
            request => new TrainStep(parts).Parse(request),
            request => new PredictStep(parts).Parse(request),
        ];
    }

    public Task<string> TryAsync(Random random, CancellationToken cancellationToken)
    {
        var body = new StringBuilder(Beginnings[random.Next(Beginnings.Length)]);
        for (var piece = random.Next(24); piece > 0; piece--)
            body.Append(Pieces[random.Next(Pieces.Length)]);
        try
        {
            _steps[random.Next(_steps.Length)](new StepRequest(body.ToString(), "token"));
            return Task.FromResult("read");
        }
        catch (StepException refusal)
        {
            return Task.FromResult(refusal.Failure.ToString());
        }
    }

    public ValueTask DisposeAsync()
    {
        _telemetry.Dispose();
        return ValueTask.CompletedTask;
    }
}
