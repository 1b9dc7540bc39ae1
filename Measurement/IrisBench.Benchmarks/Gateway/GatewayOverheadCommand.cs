using System.CommandLine;
using System.Diagnostics;
using IrisBench.Evaluation.Statistics;

namespace IrisBench.Benchmarks.Gateway;

/// <summary><c>gateway-overhead</c>: a call through the gateway beside a call straight to the function, in turns in one run.</summary>
internal static class GatewayOverheadCommand
{
    // .NET compiles what is called often a second time after 30 calls and a pause of 100 ms.
    private const int WarmUpCalls = 500;
    private const string Direct = "direct";

    public static Command Create()
    {
        var calls = MeasurementCommand.Number("--calls", "Calls of each side; the medians are compared.", 2000, 10, 100_000);
        var starts = MeasurementCommand.Number("--starts", "Forks and cold starts.", 15, 1, 1000);
        var command = new Command(
            "gateway-overhead",
            "What the local gateway adds to a call of a function that works for 1 ms, and what its process starts take.")
        {
            calls, starts,
        };
        return command.Running((result, cancellationToken)
            => MeasureAsync(result.GetValue(calls), result.GetValue(starts), cancellationToken));
    }

    private static async Task<bool> MeasureAsync(int calls, int starts, CancellationToken cancellationToken)
    {
        var function = new ProcessStartInfo("dotnet", [MeasuredGateway.TestFunction]);
        function.Environment["Logging__LogLevel__Default"] = "Warning";
        await using var direct = await ServerProcess.StartAsync(function, "/_/ready", cancellationToken);
        await using var gateway = await MeasuredGateway.StartWithTestFunctionsAsync(cancellationToken);
        var steady = await Turns.TakeAsync<string, TimedAnswer>(_ => [Direct, "warm"], CallAsync, calls, WarmUpCalls);
        var forks = await Turns.TakeAsync<string, TimedAnswer>(_ => ["fork"], CallAsync, starts);
        var fromZero = await Turns.TakeAsync<string, TimedAnswer>(_ => ["zero"], CallAsync, starts);
        double[] straight = Seconds(steady[Direct]), through = Seconds(steady["warm"]);
        Figures.Write(
            [
                ["straight to the function", .. Figures.Spread(straight, 2)],
                ["through the gateway, warm", .. Figures.Spread(through, 2)],
                ["through the gateway, fork", .. Figures.Spread(Seconds(forks["fork"]), 2)],
                [
                    "of that, from the decision to exec",
                    .. Figures.Spread([.. forks["fork"].Select(fork => fork.StartSeconds ?? double.NaN)], 2),
                ],
                ["through the gateway, from zero", .. Figures.Spread(Seconds(fromZero["zero"]), 2)],
            ],
            "request to answer", "median", "min", "max");
        Console.WriteLine(Figures.Text(
            $"ratio gateway/direct: {Median.Of(through) / Median.Of(straight):F2} ({calls} calls of each, in turns; ")
            + $"{starts} forks, {starts} cold starts)");
        return true;

        Task<TimedAnswer> CallAsync(string side) => side switch
        {
            Direct => TimedAnswer.OfAsync(direct.Client, "/", MeasuredGateway.Work, cancellationToken),
            "zero" => gateway.CallFromZeroAsync(side, MeasuredGateway.Work, cancellationToken),
            _ => gateway.CallAsync(side, MeasuredGateway.Work, cancellationToken),
        };
    }

    private static double[] Seconds(IEnumerable<TimedAnswer> answers) => [.. answers.Select(answer => answer.Seconds)];
}
