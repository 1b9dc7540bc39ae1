using System.Globalization;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides.Http;

namespace IrisBench.Experiments.Sides;

/// <summary>Calls the four functions one after another, as the original's shell script did.</summary>
internal sealed class FunctionsSide(RunTargets targets, FunctionMode mode, InstanceLedger instances) : ISide
{
    public async Task<PipelineAnswer> RunAsync(CallerConnection connection, PipelineInput input, CancellationToken cancellationToken)
    {
        var steps = new List<StepRecord>();
        try
        {
            var auth = await StepAsync(PipelineSteps.Auth, ComponentNames.Auth, new StringContent($"{input.Credentials.User};{input.Credentials.Password}"));
            var token = auth.Text("token");
            var load = await StepAsync(PipelineSteps.Load, ComponentNames.Load, PaddedJson.Create(input.Load, SidesJson.Default.LoadSettings, input.Pipeline.PayloadBytes));
            var checksum = load.Number("checksum");
            var train = await StepAsync(PipelineSteps.Train, ComponentNames.Train, body: null, token);
            var accuracy = train.Number("accuracy");
            var predict = await StepAsync(PipelineSteps.Predict, ComponentNames.Predict, new StringContent($"{input.Pipeline.Model};{Text(input.Flower)}"));
            return new PipelineAnswer(steps, predict.Text("species"), checksum, accuracy);
        }
        catch (StepFailedException failure)
        {
            return new PipelineAnswer(steps, Error: failure.Message);
        }

        async Task<StepReply> StepAsync(string step, string function, HttpContent? body, string? bearerToken = null)
        {
            var attempt = new StepAttempt(step, Route.To(targets, function), body, bearerToken);
            try
            {
                var reply = await connection.PostAsync(attempt, cancellationToken);
                steps.Add(ColdStartReading.Of(reply, instances.IsFirstAnswer(reply), mode));
                return reply;
            }
            catch (StepFailedException)
            {
                steps.Add(new StepRecord(step, attempt.Elapsed.TotalSeconds));
                throw;
            }
        }
    }

    private static string Text(IReadOnlyList<double> features)
        => string.Join(',', features.Select(feature => feature.ToString(CultureInfo.InvariantCulture)));
}
