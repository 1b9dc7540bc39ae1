using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using IrisBench.Compare.RunningSystem;

namespace IrisBench.Compare.Sides;

/// <summary>Calls the four functions one after another, as the original's shell script did.</summary>
internal sealed class FunctionsSide(StepClient client, SystemEndpoints endpoints) : ISide
{
    public string Name => "functions";

    public async Task<PipelineRun> RunPipelineAsync(PipelineInput input, CancellationToken cancellationToken)
    {
        var steps = new List<StepTime>();
        var started = Stopwatch.GetTimestamp();
        var auth = await StepAsync(PipelineSteps.Auth, ResourceNames.Auth, new StringContent($"{input.Credentials.User};{input.Credentials.Password}"));
        var token = auth.Text("token");
        await StepAsync(PipelineSteps.Load, ResourceNames.Load, JsonContent.Create(input.Load, SidesJson.Default.LoadSettings));
        await StepAsync(PipelineSteps.Train, ResourceNames.Train, body: null, token);
        var prediction = await StepAsync(PipelineSteps.Predict, ResourceNames.Predict, new StringContent($"{PipelineInput.Model};{Text(input.Features)}"));
        var species = prediction.Text("species");
        return new PipelineRun(Stopwatch.GetElapsedTime(started).TotalSeconds, steps, species);

        async Task<StepAnswer> StepAsync(string step, string function, HttpContent? body, string? bearerToken = null)
        {
            var stepStarted = Stopwatch.GetTimestamp();
            var answer = await client.PostAsync(step, endpoints.Application(function), body, bearerToken, cancellationToken);
            steps.Add(new StepTime(step, Stopwatch.GetElapsedTime(stepStarted).TotalSeconds));
            return answer;
        }
    }

    private static string Text(IReadOnlyList<double> features)
        => string.Join(',', features.Select(feature => feature.ToString(CultureInfo.InvariantCulture)));
}
