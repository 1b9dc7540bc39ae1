using System.CommandLine;
using Spectre.Console;

namespace IrisBench.Benchmarks.ColdStart;

/// <summary><c>cold-start</c>: each step from process start to answer, in each compilation beside Python's, in turns in one run.</summary>
internal static class ColdStartCommand
{
    public static Command Create()
    {
        var rounds = NumberOption.Create("--rounds", "Starts of each side; the medians are compared.", 15, 1, 1000);
        var python = PythonOption.Create("numpy and scikit-learn (Debian: python3-numpy python3-sklearn)");
        var command = new Command("cold-start", "Cold start of each step (--stdin) as jit, r2r and native beside Python's same step.") { rounds, python };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(python), result.GetValue(rounds), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string python, int rounds, CancellationToken cancellationToken)
    {
        try
        {
            var comparisons = await ColdStartRun.MeasureAsync(python, rounds, step => step.Compilations, cancellationToken);
            ColdStartReport.Write(AnsiConsole.Console, comparisons);
            return 0;
        }
        catch (MeasurementException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
