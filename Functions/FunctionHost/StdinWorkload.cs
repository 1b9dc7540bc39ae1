using System.Runtime.InteropServices;
using IrisBench.Pipeline;
using IrisBench.Pipeline.IrisServer;
using IrisBench.Pipeline.Steps;
using IrisBench.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace IrisBench.FunctionHost;

/// <summary>One request per process. No web server, no log on standard output, no telemetry unless somebody collects it: what a cold start
/// does not need it must not pay for. Headers come in as <c>Http_*</c> variables, as the classic watchdog sets them.</summary>
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
            var prefersText = AnswerFormat.PrefersText(Environment.GetEnvironmentVariable("Http_Accept"));
            await Console.Out.WriteAsync(prefersText ? answer.Text : answer.ToJson());
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

/// <summary>Cancels when the process is asked to stop (SIGTERM, as a watchdog sends at its timeout, or Ctrl+C).</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel),
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel),
    ];

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = true;
        _stop.Cancel();
    }
}
