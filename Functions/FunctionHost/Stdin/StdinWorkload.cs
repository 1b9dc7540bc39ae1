using IrisBench.Pipeline;
using IrisBench.Pipeline.IrisServer;
using IrisBench.Pipeline.Steps;
using IrisBench.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Configuration;

namespace IrisBench.FunctionHost.Stdin;

/// <summary>
/// One request per process. No web server, no log on standard output, no telemetry unless somebody collects it: what a
/// cold start does not need it must not pay for. Headers come in as <c>Http_*</c> variables, as the classic watchdog sets them.
/// </summary>
internal static class StdinWorkload
{
    public static async Task<int> RunAsync(string packaging, Func<StepParts, IStep> build)
    {
        using var stop = new StopSignals();
        try
        {
            using var trace = OneRequestTelemetry.Begin("stdin", Environment.GetEnvironmentVariable("Http_Traceparent"));
            using var telemetry = new StepTelemetry(packaging);
            var step = build(new StepParts(telemetry, ConnectToIrisServer));
            await using var input = Console.OpenStandardInput();
            var request = new StepRequest(
                await RequestBody.ReadAsync(input, stop.Token),
                BearerToken.Of(Environment.GetEnvironmentVariable("Http_Authorization")));
            var answer = await step.RunAsync(request, stop.Token);
            await Console.Out.WriteAsync(AnswerFormat.PrefersText(Environment.GetEnvironmentVariable("Http_Accept")) ? answer.Text : answer.ToJson());
            return 0;
        }
        catch (StepException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before the answer was ready.");
            return 1;
        }
    }

    private static IrisServerClient ConnectToIrisServer()
        => IrisServerConnection.Open(new ConfigurationBuilder().AddEnvironmentVariables().Build());
}
