using System.Diagnostics;
using System.Net.Http.Json;
using IrisBench.Compare.RunningSystem;

namespace IrisBench.Compare.Sides;

/// <summary>Sends the whole pipeline as one request.</summary>
internal sealed class MonolithSide(StepClient client, SystemEndpoints endpoints) : ISide
{
    public string Name => "monolith";

    public async Task<PipelineRun> RunPipelineAsync(PipelineInput input, CancellationToken cancellationToken)
    {
        var body = new MonolithBody(
            input.Credentials.User, input.Credentials.Password, PipelineInput.Model, input.Features, input.Load);
        var started = Stopwatch.GetTimestamp();
        var answer = await client.PostAsync(
            "pipeline",
            endpoints.Application(ResourceNames.Monolith),
            JsonContent.Create(body, SidesJson.Default.MonolithBody),
            bearerToken: null,
            cancellationToken);
        var species = answer.Text("predict", "species");
        return new PipelineRun(Stopwatch.GetElapsedTime(started).TotalSeconds, StepsOf(answer), species);
    }

    // Timed by the monolith itself: there is no request between its steps to time from outside.
    private static List<StepTime> StepsOf(StepAnswer answer)
        => [.. PipelineSteps.All.Select(step => new StepTime(step, answer.Number("seconds", step)))];
}
