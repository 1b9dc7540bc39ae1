using System.Security.Cryptography;
using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Load;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Tests.Experiments.Running;

namespace IrisBench.Tests.Experiments.Load;

/// <summary>Whole runs whose rate changes, against a server in this process.</summary>
public sealed class TrafficRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-tests-");

    private string Trace => Path.Combine(_folder.FullName, "trace");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_round_of_stages_sends_at_the_times_that_they_give_each_block_its_own_and_its_sides_the_same()
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        var load = new LoadDefinition
        {
            Kind = LoadKind.Stages,
            Arrivals = ArrivalProcess.Poisson,
            Stages =
            [
                new StageDefinition { RampTo = 20, Seconds = 0.5 }, new StageDefinition { RatePerSecond = 0, Seconds = 0.2 },
                new StageDefinition { RatePerSecond = 20, Seconds = 0.3 },
            ],
        };

        var outcome = await system.RunAsync(
            StubRun.Experiment(StubRun.Monolith("one"), StubRun.Monolith("two")) with { Load = load, Rounds = 2 });

        Assert.Equal((RunStatus.Complete, null), (outcome.Header.Status, outcome.Header.StatusReason));
        var run = await outcome.Folder.ReadAsync();
        Assert.Equal(4, run.Rounds.Count);
        Assert.All(run.Rounds, round => Assert.Equal(ArrivalSchedule.Of(load, seed: 1 + round.Block), IntendedIn(run, round)));
        Assert.NotEqual(IntendedIn(run, run.Rounds[0]), IntendedIn(run, run.Rounds[^1]));
        Assert.All(
            run.Pipelines, pipeline => Assert.True(pipeline.Error is null && pipeline.SentAtSeconds >= pipeline.IntendedAtSeconds));
        Assert.Null(run.Header.Trace);
    }

    [Fact]
    public async Task A_round_of_a_trace_sends_when_its_calls_came_and_the_run_keeps_what_the_trace_was()
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        await File.WriteAllTextAsync(Trace, "# calls\n100\n104.5\n101\n103\n");

        var outcome = await system.RunAsync(
            StubRun.Experiment(StubRun.Monolith("one")) with { Load = Played(speed: 10) with { From = 0.5 }, Rounds = 2 });

        Assert.Equal(RunStatus.Complete, outcome.Header.Status);
        var run = await outcome.Folder.ReadAsync();
        Assert.All(run.Rounds, round => Assert.Equal([0.05, 0.25, 0.4], IntendedIn(run, round)));
        Assert.Equal(
            new TraceRecord(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Trace))), 26, 3), run.Header.Trace);
    }

    [Fact]
    public async Task A_trace_that_cannot_be_played_is_told_before_anything_begins()
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        var experiment = StubRun.Experiment(StubRun.Monolith("one")) with { Load = Played() };

        await File.WriteAllTextAsync(Trace, "1\nnever");
        var wrong = await Assert.ThrowsAsync<ExperimentException>(() => system.RunAsync(experiment));
        await File.WriteAllTextAsync(Trace, "1\n100000");
        var tooLong = await Assert.ThrowsAsync<ExperimentException>(() => system.RunAsync(experiment));

        Assert.StartsWith($"{Trace}, line 2: it is no time", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("would take 99999 s, and 86400 are the most: say a larger 'speed'", tooLong.Message, StringComparison.Ordinal);
        Assert.False(system.Results.Exists);
    }

    [Fact]
    public async Task A_sweep_goes_on_with_the_trace_that_it_began_with_and_with_no_other()
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        await File.WriteAllTextAsync(Trace, "1\n1.1\n");
        using var stop = new CancellationTokenSource();
        var progress = new EventList(happened =>
        {
            if (happened is RoundEnded { Round.Index: 1 })
                stop.Cancel();
        });
        var experiment = StubRun.Experiment(StubRun.Monolith("one")) with
        {
            Load = Played(),
            Rounds = 2,
            Vary = new VaryDefinition { Iterations = [1, 2] },
        };
        var folder = (await system.RunAsync(experiment, progress, cancellationToken: stop.Token)).Folder;

        await File.WriteAllTextAsync(Trace, "1\n1.2\n");
        var refusal = await Assert.ThrowsAsync<ExperimentException>(() => GoOnAsync(system, folder));
        await File.WriteAllTextAsync(Trace, "1\n1.1\n");
        var outcome = await GoOnAsync(system, folder);

        Assert.StartsWith($"The trace {Trace} was another when the run began: its SHA-256 was ", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Complete, outcome.Header.Status);
        Assert.Equal(4, (await outcome.Folder.ReadAsync()).Rounds.Count);
    }

    private static double[] IntendedIn(RawRun run, RoundRecord round)
        => [.. run.Pipelines.Where(pipeline => pipeline.Round == round.Index).OrderBy(pipeline => pipeline.Sequence)
            .Select(pipeline => pipeline.IntendedAtSeconds)];

    private static async Task<RunOutcome> GoOnAsync(StubSystem system, RunFolder folder) => await new ExperimentRun(new RunRequest
    {
        Experiment = (await folder.ReadHeaderAsync()).Experiment,
        Targets = system.Targets,
        Credentials = system.Credentials,
        Results = system.Results,
        Command = "irisbench sweep",
        Resume = folder,
    }).RunAsync(default);

    private LoadDefinition Played(double speed = 1) => new() { Kind = LoadKind.Trace, File = Trace, Speed = speed };
}
