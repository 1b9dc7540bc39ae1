using System.CommandLine;
using IrisBench.Evaluation.Statistics;

namespace IrisBench.Benchmarks.ColdStart;

/// <summary><c>cold-start</c>: each step from process start to answer, in each compilation beside Python's, in turns in one run.</summary>
internal static class ColdStartCommand
{
    public static Command Create()
    {
        var rounds = MeasurementCommand.Number("--rounds", "Starts of each side; the medians are compared.", 15, 1, 1000);
        var python = MeasurementCommand.Python("numpy and scikit-learn (Debian: python3-numpy python3-sklearn)");
        var command = new Command("cold-start", "Cold start of each step (--stdin) as jit, r2r and native beside Python's same step.")
        {
            rounds, python,
        };
        return command.Running(async (result, cancellationToken) =>
        {
            var steps = await ColdStarts.MeasureAsync(
                result.GetRequiredValue(python), result.GetValue(rounds), step => step.Compilations, cancellationToken);
            Figures.Write(steps.SelectMany(RowsOf), "step", "side", "median", "min", "max", "of python");
            Console.WriteLine("Process start (--stdin) to answer, in turns. train is never native: ML.NET emits code at run time.");
            return true;
        });
    }

    private static IEnumerable<string[]> RowsOf(ColdStarts step) => step.Seconds.Select(side => (string[])
    [
        step.Step.Name, side.Key, .. Figures.Spread(side.Value),
        Figures.Text($"{Median.Of(side.Value) / Median.Of(step.Seconds[ColdStarts.Python]):F2}"),
    ]);
}
