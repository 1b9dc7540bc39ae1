using System.CommandLine;
using Spectre.Console;

namespace IrisBench.Benchmarks.ColdStart;

/// <summary><c>cold-start</c>: a prediction from process start to answer, ours beside Python's, in turns in one run.</summary>
internal static class ColdStartCommand
{
    public static Command Create()
    {
        var rounds = NumberOption.Create("--rounds", "Starts of each side; the medians are compared.", 15, 1, 1000);
        var python = PythonOption.Create("scikit-learn (Debian: python3-sklearn)");
        var command = new Command("cold-start", "Cold start of iris-predict (--stdin) beside Python doing the same with scikit-learn.") { rounds, python };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(python), result.GetValue(rounds), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string python, int rounds, CancellationToken cancellationToken)
    {
        try
        {
            var predictor = await PublishedPredictor.PublishAsync(cancellationToken);
            var sklearn = new SklearnPredictor(python);
            await using var models = await ModelServer.StartAsync(await sklearn.TrainAsync(cancellationToken), cancellationToken);
            var comparison = new ColdStartComparison(
                () => predictor.PredictAsync(models.Address, cancellationToken),
                () => sklearn.PredictAsync(models.Address, cancellationToken));
            await comparison.RunAsync(rounds);
            ColdStartReport.Write(AnsiConsole.Console, comparison);
            return 0;
        }
        catch (MeasurementException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
