using System.CommandLine;
using System.Globalization;

namespace IrisBench.Benchmarks.SameClock;

/// <summary><c>same-clock</c>: CPU of four functions against the same four, and against a reading that the gateway has no part in.</summary>
internal static class SameClockCommand
{
    private const double MostApart = 0.02;

    public static Command Create()
    {
        var rounds = NumberOption.Create("--rounds", "Rounds of each of the two sides, a call of each function in one.", 100, 5, 10_000);
        var command = new Command("same-clock", "CPU of a load of 1 iteration: A/A of four functions, and the gateway's figures beside the kernel's clock; exit code 1 when they are more than 2 % apart.") { rounds };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(rounds), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int rounds, CancellationToken cancellationToken)
    {
        try
        {
            await using var functions = await FourFunctions.StartAsync(cancellationToken);
            using var clocks = functions.Clocks();
            await clocks.SettleAsync(functions, cancellationToken);
            // In turns, so that what changes on the machine changes for both.
            List<CpuOfRound> one = [], other = [];
            for (var round = 0; round < rounds; round++)
            {
                one.Add(await clocks.MeasureAsync(functions, cancellationToken));
                other.Add(await clocks.MeasureAsync(functions, cancellationToken));
            }

            CpuOfRound[] all = [.. one, .. other];
            var apart = Median.Of(other.Select(round => round.ByGateway)) / Median.Of(one.Select(round => round.ByGateway));
            var outside = all.Sum(round => round.ByGateway) / all.Sum(round => round.ByKernel);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"CPU of a round: {Median.Of(one.Select(round => round.ByGateway)) * 1000:F3} ms and {Median.Of(other.Select(round => round.ByGateway)) * 1000:F3} ms, ratio {apart:F4} ({rounds} rounds of each)"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"gateway's figures / kernel's clock: {outside:F4}"));
            return Math.Abs(apart - 1) <= MostApart && Math.Abs(outside - 1) <= MostApart ? 0 : 1;
        }
        catch (Exception exception) when (exception is MeasurementException or Experiments.ExperimentException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
