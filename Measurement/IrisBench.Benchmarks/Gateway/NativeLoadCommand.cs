using System.CommandLine;
using IrisBench.Benchmarks.ColdStart;
using Spectre.Console;

namespace IrisBench.Benchmarks.Gateway;

/// <summary><c>native-load</c>: the load function as r2r and as native code, from zero to its first answer and how much memory it then holds.</summary>
internal static class NativeLoadCommand
{
    private static readonly string[] s_compilations = ["r2r", "native"];

    public static Command Create()
    {
        var starts = NumberOption.Create("--starts", "Cold starts of each; the medians are compared.", 15, 1, 1000);
        var calls = NumberOption.Create("--calls", "Warm calls of each before its memory is read.", 200, 1, 100_000);
        var command = new Command("native-load", "iris-load through the gateway as r2r and as native code: from zero to the first answer, and the working set when warm.") { starts, calls };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(starts), result.GetValue(calls), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int starts, int calls, CancellationToken cancellationToken)
    {
        try
        {
            var programs = new Dictionary<string, string>();
            foreach (var compilation in s_compilations)
                programs[compilation] = (await PublishedFunction.PublishAsync("IrisLoad", compilation, cancellationToken)).Program;
            await using var gateway = await LoadGateway.StartAsync(programs, cancellationToken);
            var seconds = programs.Keys.ToDictionary(name => name, _ => new List<double>());
            for (var start = 0; start <= starts; start++)
            {
                foreach (var name in programs.Keys)
                {
                    var took = await gateway.FromZeroAsync(name, cancellationToken);
                    // The first only fills the disk cache.
                    if (start > 0)
                        seconds[name].Add(took);
                }
            }

            var bytes = new Dictionary<string, double>();
            foreach (var name in programs.Keys)
                bytes[name] = await gateway.WarmBytesAsync(name, calls, cancellationToken);
            NativeLoadReport.Write(AnsiConsole.Console, seconds, bytes);
            return 0;
        }
        catch (MeasurementException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
