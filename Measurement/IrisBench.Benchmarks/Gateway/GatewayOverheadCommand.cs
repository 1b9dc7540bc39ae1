using System.CommandLine;
using Spectre.Console;

namespace IrisBench.Benchmarks.Gateway;

/// <summary><c>gateway-overhead</c>: a call through the gateway beside a call straight to the function, in turns in one run.</summary>
internal static class GatewayOverheadCommand
{
    public static Command Create()
    {
        var calls = NumberOption.Create("--calls", "Calls of each side; the medians are compared.", 2000, 10, 100_000);
        var starts = NumberOption.Create("--starts", "Forks and cold starts.", 15, 1, 1000);
        var command = new Command("gateway-overhead", "What the local gateway adds to a call of a function that works for 1 ms, and what its process starts take.") { calls, starts };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(calls), result.GetValue(starts), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int calls, int starts, CancellationToken cancellationToken)
    {
        try
        {
            await using var direct = await DirectFunction.StartAsync(cancellationToken);
            await using var gateway = await MeasuredGateway.StartAsync(cancellationToken);
            var comparison = new OverheadComparison(direct.CallAsync, gateway.CallWarmAsync);
            await comparison.RunAsync(calls, cancellationToken);
            GatewayOverheadReport.Write(
                AnsiConsole.Console,
                comparison,
                await gateway.ForksAsync(starts, cancellationToken),
                await gateway.ColdStartsAsync(starts, cancellationToken));
            return 0;
        }
        catch (MeasurementException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
