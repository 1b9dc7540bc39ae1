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
            var peer = new PythonPeer(python);
            await using var server = await ModelServer.StartAsync(cancellationToken);
            // Its predict step reads what its train step posts.
            await peer.AnswerAsync("train", "", server.PythonAddress, cancellationToken);
            var comparisons = new List<ColdStartComparison>();
            foreach (var step in ColdStartStep.All)
            {
                var comparison = new ColdStartComparison(step, await SidesOfAsync(step, peer, server, cancellationToken));
                await comparison.RunAsync(rounds);
                comparisons.Add(comparison);
            }

            ColdStartReport.Write(AnsiConsole.Console, comparisons);
            return 0;
        }
        catch (MeasurementException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static async Task<Dictionary<string, Func<Task<ProcessAnswer>>>> SidesOfAsync(
        ColdStartStep step, PythonPeer peer, ModelServer server, CancellationToken cancellationToken)
    {
        var sides = new Dictionary<string, Func<Task<ProcessAnswer>>>();
        foreach (var compilation in step.Compilations)
        {
            var function = await PublishedFunction.PublishAsync(step.Project, compilation, cancellationToken);
            sides[compilation] = () => function.AnswerAsync(step.Body, server.Address, cancellationToken);
        }

        sides[ColdStartComparison.Python] = () => peer.AnswerAsync(step.Name, step.Body, server.PythonAddress, cancellationToken);
        return sides;
    }
}
