using System.CommandLine;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary><c>fuzz TARGET</c>: minutes of input at random, the same for the same seed.</summary>
internal static class FuzzCommand
{
    private static readonly Dictionary<string, Func<CancellationToken, Task<IFuzzTarget>>> s_targets = new()
    {
        ["experiments"] = _ => Task.FromResult(TextTargets.Experiments()),
        ["answers"] = _ => Task.FromResult(AnswerTarget.Create()),
        ["prometheus"] = _ => Task.FromResult(TextTargets.Prometheus()),
        ["gateway"] = GatewayTarget.StartAsync,
        ["steps"] = _ => Task.FromResult(TextTargets.Steps()),
        ["folders"] = FolderTarget.CreateAsync,
        ["traces"] = _ => Task.FromResult(TextTargets.Traces()),
        ["models"] = _ => Task.FromResult<IFuzzTarget>(new ModelTarget()),
    };

    public static Command Create()
    {
        var target = new Argument<string>("target") { Description = "What is given the input." };
        target.AcceptOnlyFromAmong([.. s_targets.Keys]);
        var minutes = MeasurementCommand.Number("--minutes", "How long to run.", 3, 1, 24 * 60);
        var seed = MeasurementCommand.Number("--seed", "What the input is made of.", 1, 0, int.MaxValue);
        var only = MeasurementCommand.Number(
            "--case", "Gives this one input instead, to see a finding again; 0 gives all.", 0, 0, int.MaxValue);
        var command = new Command(
            "fuzz", "Gives a part of IrisBench input at random: it must not crash, hang, or take memory without bounds.")
        {
            target, minutes, seed, only,
        };
        return command.Running(async (result, cancellationToken) =>
        {
            var run = new FuzzRun(result.GetValue(seed), TimeSpan.FromMinutes(result.GetValue(minutes)), result.GetValue(only));
            await using var fuzzed = await s_targets[result.GetValue(target)!](cancellationToken);
            await run.RunAsync(fuzzed, cancellationToken);
            Write(run);
            return run.Findings.Count == 0;
        });
    }

    private static void Write(FuzzRun run)
    {
        foreach (var finding in run.Findings)
            Console.WriteLine(finding);
        Console.WriteLine(Figures.Text(
            $"{run.Cases} cases of seed {run.Seed}: {run.Findings.Count} findings; ")
            + Figures.Text($"working set {run.WarmMebibytes:F0} MiB when warm, {run.MostMebibytes:F0} MiB at most"));
        Console.WriteLine($"outcomes: {string.Join(", ", run.Outcomes.Select(outcome => $"{outcome.Key} × {outcome.Value}"))}");
    }
}
