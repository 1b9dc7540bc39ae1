using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Tests.Experiments;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Compare;

public class SweepTests
{
    private const string TwoMonoliths = "[{ name: one, packaging: monolith }, { name: two, packaging: monolith }]";
    private const string Vary = "vary: { iterations: [0, 1, 5] }";

    [UnixFact]
    public async Task A_sweep_that_is_killed_at_any_moment_goes_on_by_the_same_plan_with_no_round_twice_and_none_lost()
    {
        await using var system = new StubSystem { Monolith = SlowlyAsync };
        await system.StartAsync();
        var file = system.WriteExperiment(TwoMonoliths, Vary);
        var killedAfter = Random.Shared.Next(1, 16);
        await using (var irisbench = IrisBenchProcess.Start(system.Environment, "sweep", file, "--results", system.Results.FullName))
        {
            await WaitForRoundsAsync(system.Results, killedAfter);
            await Task.Delay(Random.Shared.Next(0, 300));
            Assert.Equal(137, await irisbench.EndAsync("KILL"));
        }

        var folder = Assert.Single(system.Results.GetDirectories());
        var before = await new RunFolder(folder).ReadAsync();
        var (exitCode, output, error) = await IrisBenchProcess.MeasureAsync(
            system.Environment, "sweep", "--resume", folder.FullName, "--results", system.Results.FullName);

        Assert.True(exitCode == 0, error);
        Assert.Equal(folder.FullName, Assert.Single(system.Results.GetDirectories()).FullName);
        var run = await new RunFolder(folder).ReadAsync();
        Assert.Equal((RunStatus.Complete, before.Header.Experiment.Order.Seed), (run.Header.Status, run.Header.Experiment.Order.Seed));
        Assert.Equal(
            RoundPlan.Of(run.Header.Experiment, run.Header.Experiment.Order.Seed!.Value)
                .Select(round => (round.Index, round.Block, round.Side.Name, round.Kind, round.Point)),
            run.Rounds.Select(round => (round.Index, round.Block, round.Side, round.Kind, round.Point)));
        // What was there is there still, and what was half done is there once.
        Assert.Equal(before.Rounds.Select(round => round.StartedAt), run.Rounds.Take(before.Rounds.Count).Select(round => round.StartedAt));
        Assert.Equal(run.Rounds.Select(round => round.Index), run.Pipelines.Select(pipeline => pipeline.Round));
        Assert.Equal(run.Rounds.Count, File.ReadLines(new RunFolder(folder).Pipelines.FullName).Count());
        Assert.Single(run.Header.Notes, note => note.StartsWith("It was interrupted and went on at", StringComparison.Ordinal));
        Assert.Matches(@"\d+ rounds, about .+: they end at \d\d:\d\d", error);
        Assert.Contains("Report:", output, StringComparison.Ordinal);
        RunFiles.AssertValidSweep(folder);
    }

    [Fact]
    public async Task Two_processes_do_not_go_on_with_the_same_sweep()
    {
        var calls = 0;
        // It stays in its third round: the parity gate asks for six answers.
        await using var system = new StubSystem
        {
            Monolith = context => Interlocked.Increment(ref calls) > 8
                ? Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default)
                : SlowlyAsync(context),
        };
        await system.StartAsync();
        await using var irisbench = IrisBenchProcess.Start(
            system.Environment, "sweep", system.WriteExperiment(TwoMonoliths, Vary), "--results", system.Results.FullName);
        await WaitForRoundsAsync(system.Results, 1);
        var folder = Assert.Single(system.Results.GetDirectories());

        var (exitCode, _, error) = await IrisBenchProcess.RunAsync(system.Environment, "sweep", "--resume", folder.FullName);

        Assert.Equal(1, exitCode);
        // Who measures it has its system, too.
        Assert.Contains("The system is being measured from this machine by", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "sweep" }, "Say either the FILE of a sweep, or --resume")]
    [InlineData(new[] { "sweep", "FILE" }, "varies nothing: add 'vary'")]
    [InlineData(new[] { "sweep", "--resume", "/no/such/folder" }, "does not exist")]
    public async Task What_is_no_sweep_is_told_in_a_line(string[] arguments, string message)
    {
        await using var system = new StubSystem();
        var file = system.WriteExperiment(TwoMonoliths);

        var (exitCode, output, error) = await IrisBenchProcess.RunAsync(
            system.Environment, [.. arguments.Select(argument => argument == "FILE" ? file : argument)]);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(message, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static async Task SlowlyAsync(Microsoft.AspNetCore.Http.HttpContext context)
    {
        await Task.Delay(60);
        await StubSystem.Answer(StubSystem.MonolithAnswer("setosa"))(context);
    }

    private static async Task WaitForRoundsAsync(DirectoryInfo results, int count)
    {
        for (var waited = 0; waited < 600; waited++)
        {
            if (results.Exists && results.GetDirectories().SingleOrDefault() is { } folder
                && Lines(Path.Combine(folder.FullName, "rounds.jsonl")) >= count)
                return;
            await Task.Delay(50);
            results.Refresh();
        }

        Assert.Fail($"There were no {count} rounds within 30 s.");
    }

    private static int Lines(string path)
    {
        if (!File.Exists(path))
            return 0;
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Count(letter => letter == '\n');
    }
}
