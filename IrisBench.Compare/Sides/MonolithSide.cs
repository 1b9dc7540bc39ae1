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

    // The monolith tells how long its two heavy steps took; the others are in its total only.
    private static List<StepTime> StepsOf(StepAnswer answer)
    {
        var steps = new List<StepTime>();
        Add("load", answer.Number("load", "elapsedSeconds"));
        Add("train", answer.Number("train", "trainingSeconds"));
        return steps;

        void Add(string step, double? seconds)
        {
            if (seconds is { } known)
            {
                steps.Add(new StepTime(step, known));
            }
        }
    }
}
