using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides.Http;

namespace IrisBench.Experiments.Sides;

/// <summary>Sends the whole pipeline as one request.</summary>
internal sealed class MonolithSide(Uri address) : ISide
{
    public async Task<PipelineAnswer> RunAsync(CallerConnection connection, PipelineInput input, CancellationToken cancellationToken)
    {
        var body = new MonolithBody(input.Credentials.User, input.Credentials.Password, input.Pipeline.Model, input.Flower, input.Load);
        var attempt = new StepAttempt(PipelineSteps.Pipeline, new Route(new Uri(address, "/")), PaddedJson.Create(body, SidesJson.Default.MonolithBody, input.Pipeline.PayloadBytes));
        try
        {
            var reply = await connection.PostAsync(attempt, cancellationToken);
            return new PipelineAnswer(
                StepsOf(reply), reply.Text("predict", "species"), reply.Number("load", "checksum"), reply.Number("train", "accuracy"));
        }
        catch (StepFailedException failure)
        {
            return new PipelineAnswer([], Error: failure.Message);
        }
    }

    // Timed by the monolith itself: there is no request between its steps to time from outside.
    private static List<StepRecord> StepsOf(StepReply reply)
        => [.. PipelineSteps.All.Select(step => new StepRecord(step, reply.Duration("seconds", step), reply.Instance))];
}
