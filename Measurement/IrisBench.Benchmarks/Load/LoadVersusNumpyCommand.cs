using System.CommandLine;
using IrisBench.Pipeline.Load;
using Spectre.Console;

namespace IrisBench.Benchmarks.Load;

/// <summary><c>load-vs-numpy</c>: iterations per second of our load and of numpy's, measured in turns in one run.</summary>
internal static class LoadVersusNumpyCommand
{
    public static Command Create()
    {
        var seconds = NumberOption.Create("--seconds", "Duration of a round, for each side.", 5, 1, 600);
        var rounds = NumberOption.Create("--rounds", "Rounds; the medians are compared.", 3, 1, 100);
        var size = NumberOption.Create("--size", "Rows and columns of the matrices.", LoadParameters.Default.Size, 1, LoadParameters.MaxSize);
        var python = PythonOption.Create("numpy on OpenBLAS (Debian: python3-numpy libopenblas0-pthread)");
        var command = new Command("load-vs-numpy", "The load's iterations per second beside numpy's on the same cores.")
        {
            seconds, rounds, size, python,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            new NumpyLoad(result.GetRequiredValue(python), result.GetValue(size)), result.GetValue(size),
            TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(rounds), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        NumpyLoad numpy, int size, TimeSpan duration, int rounds, CancellationToken cancellationToken)
    {
        try
        {
            var comparison = new LoadComparison(numpy, size, duration);
            await comparison.RunAsync(rounds, cancellationToken);
            LoadComparisonReport.Write(AnsiConsole.Console, comparison);
            return 0;
        }
        catch (MeasurementException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
