using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace IrisBench.Benchmarks.Gateway;

/// <summary><c>gateway-soak</c>: what the gateway's memory is after many calls, cold starts and forks, beside before.</summary>
internal static class GatewaySoakCommand
{
    private const double Mebibyte = 1024 * 1024;
    private const double MostGrowth = 1.10;

    // A collector gives memory back when it has nothing to do.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var calls = NumberOption.Create("--calls", "Warm calls.", 10_000, 10, 1_000_000);
        var starts = NumberOption.Create("--starts", "Cold starts, and as many forks.", 500, 1, 10_000);
        var command = new Command("gateway-soak", "Working set of the gateway after warm calls, cold starts and forks; exit code 1 when one adds more than 10 %.") { calls, starts };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(calls), result.GetValue(starts), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int calls, int starts, CancellationToken cancellationToken)
    {
        try
        {
            await using var gateway = await MeasuredGateway.StartAsync(cancellationToken);
            // What is compiled and pooled once is no growth.
            await WarmAsync(gateway, calls / 10, cancellationToken);
            await gateway.ColdStartsAsync(Math.Max(1, starts / 10), cancellationToken);
            await gateway.ForksAsync(Math.Max(1, starts / 10), cancellationToken);
            var before = await WeighAsync(gateway, "before", null, cancellationToken);
            await WarmAsync(gateway, calls, cancellationToken);
            var most = await WeighAsync(gateway, $"after {calls} warm calls", before, cancellationToken);
            await gateway.ColdStartsAsync(starts, cancellationToken);
            most = Math.Max(most, await WeighAsync(gateway, $"after {starts} cold starts", before, cancellationToken));
            await gateway.ForksAsync(starts, cancellationToken);
            most = Math.Max(most, await WeighAsync(gateway, $"after {starts} forks", before, cancellationToken));
            return most <= before * MostGrowth ? 0 : 1;
        }
        catch (MeasurementException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static async Task WarmAsync(MeasuredGateway gateway, int calls, CancellationToken cancellationToken)
    {
        for (var call = 0; call < calls; call++)
            await gateway.CallWarmAsync(cancellationToken);
    }

    private static async Task<double> WeighAsync(MeasuredGateway gateway, string when, double? before, CancellationToken cancellationToken)
    {
        await Task.Delay(Rest, cancellationToken);
        using var process = Process.GetProcessById(gateway.ProcessId);
        var mebibytes = process.WorkingSet64 / Mebibyte;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{when}: {mebibytes:F1} MiB{(before is { } base0 ? $", {mebibytes / base0:F3} of before" : "")}"));
        return mebibytes;
    }
}
