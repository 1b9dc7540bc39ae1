using System.CommandLine;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary><c>fuzz TARGET</c>: minutes of input at random, the same for the same seed.</summary>
internal static class FuzzCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("target") { Description = "What is given the input." };
        target.AcceptOnlyFromAmong([.. FuzzTargets.All.Keys]);
        var minutes = NumberOption.Create("--minutes", "How long to run.", 3, 1, 24 * 60);
        var seed = NumberOption.Create("--seed", "What the input is made of.", 1, 0, int.MaxValue);
        var only = NumberOption.Create("--case", "Gives this one input instead, to see a finding again; 0 gives all.", 0, 0, int.MaxValue);
        var command = new Command("fuzz", "Gives a part of IrisBench input at random: it must not crash, hang, or take memory without bounds.") { target, minutes, seed, only };
        command.SetAction((result, cancellationToken) => RunAsync(
            FuzzTargets.All[result.GetValue(target)!],
            new FuzzRun(result.GetValue(seed), TimeSpan.FromMinutes(result.GetValue(minutes)), result.GetValue(only)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Func<CancellationToken, Task<IFuzzTarget>> start, FuzzRun run, CancellationToken cancellationToken)
    {
        try
        {
            await using var target = await start(cancellationToken);
            await run.RunAsync(target, cancellationToken);
            FuzzReport.Write(Console.Out, run);
            return run.Findings.Count == 0 ? 0 : 1;
        }
        catch (MeasurementException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
