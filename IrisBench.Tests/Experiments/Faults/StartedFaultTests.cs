using IrisBench.Evaluation.Rounds;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Processes;
using IrisBench.Tests.Compare;
using IrisBench.Tests.Experiments.Started;
using IrisBench.Tests.Gateway;

namespace IrisBench.Tests.Experiments.Faults;

/// <summary>A real server, started by a run, to which something happens in the middle of each round. Nothing of it is left, whatever
/// happened.</summary>
public sealed class StartedFaultTests : StartedPrograms
{
    // From its second start on it takes a while.
    private const string Start = "test -e again && sleep 0.7; touch again; exec python3 ./server.py {{port}}";

    private const string Load = "{ kind: open, ratePerSecond: 20, durationSeconds: 3.5 }";

    // As long as there is a file of that name, it fails.
    private const string Server = """
                self.send_response(503 if pathlib.Path("broken").exists() else 200)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"42")
        """;

    public StartedFaultTests() : base("irisbench-fault-tests-", Server)
    {
    }

    [Theory]
    [InlineData("do: kill")]
    [InlineData("do: restart")]
    public async Task What_is_ended_is_started_again_and_the_round_tells_what_was_lost(string fault)
    {
        var run = await MeasureAsync($"{{ atSeconds: 0.6, {fault} }}");

        Assert.Equal(2, run.Rounds.Count);
        foreach (var round in run.Rounds)
        {
            var done = Assert.Single(round.Faults);
            Assert.Equal((0, "own", 1, null), (done.Fault, done.Component, done.Processes, done.UntilSeconds));
            Assert.InRange(done.AtSeconds!.Value, 0.6, round.DurationSeconds);
            var outcome = OutcomeOf(run, round);
            Assert.NotEmpty(outcome.LostAt);
            Assert.All(outcome.LostAt, step => Assert.Equal("ask", step));
            Assert.InRange(outcome.RecoverySeconds!.Value, 0.7, round.DurationSeconds);
        }

        Assert.All(run.Pipelines.Where(pipeline => pipeline.IntendedAtSeconds < 0.5), pipeline => Assert.Null(pipeline.Error));
        Assert.Equal(3, Log("start-own.log").Split("serving").Length - 1);
    }

    [Fact]
    public async Task What_is_stopped_goes_on_and_loses_nothing()
    {
        var run = await MeasureAsync("{ atSeconds: 0.6, do: stop, forSeconds: 0.8 }");

        foreach (var round in run.Rounds)
        {
            var done = Assert.Single(round.Faults);
            Assert.True(done.UntilSeconds - done.AtSeconds >= 0.75, $"{done}");
            var outcome = OutcomeOf(run, round);
            Assert.Empty(outcome.LostAt);
            Assert.InRange(outcome.RecoverySeconds!.Value, 0.75, round.DurationSeconds);
        }

        Assert.Equal(1, Log("start-own.log").Split("serving").Length - 1);
    }

    [Fact]
    public async Task A_command_of_ones_own_does_it_too_and_what_it_prints_is_kept()
    {
        var run = await MeasureAsync(
            "{ atSeconds: 0.6, do: command, command: "
                + "\"cd {{variant.folder}}; sleep 0.5; touch broken; echo broke {{variant.name}}; sleep 0.7; rm broken\" }");

        Assert.All(run.Rounds, round => Assert.Equal(0, Assert.Single(round.Faults).Processes));
        Assert.All(run.Rounds, round => Assert.NotEmpty(OutcomeOf(run, round).LostAt));
        // It had answered well until then.
        Assert.All(run.Rounds, round => Assert.InRange(OutcomeOf(run, round).RecoverySeconds!.Value, 1.2, round.DurationSeconds));
        Assert.All(
            run.Pipelines.Where(pipeline => pipeline.Error is not null),
            pipeline => Assert.StartsWith("step ask: 503", pipeline.Error, StringComparison.Ordinal));
        Assert.Equal("broke own\nbroke own\n", Log("fault-1-own.log"));
    }

    [Fact]
    public async Task A_command_that_fails_ends_the_run_in_the_middle_of_the_round_and_is_named()
    {
        var run = await RunAsync(
            "{ atSeconds: 0.6, do: command, command: \"echo no such thing; exit 3\" }",
            load: "{ kind: open, ratePerSecond: 20, durationSeconds: 60 }");

        Assert.Equal(RunStatus.Failed, run.Header.Status);
        Assert.StartsWith(
            "The command of fault 1 of own ended with exit code 3: no such thing.", run.Header.StatusReason, StringComparison.Ordinal);
        // Of 1,200.
        Assert.InRange(Log("pipelines.jsonl").Split('\n').Length, 2, 600);
    }

    [Fact]
    public async Task A_round_that_is_over_before_its_fault_is_void_and_says_so()
    {
        var run = await MeasureAsync("{ atSeconds: 60, do: kill }", load: "{ runs: 2 }");

        Assert.All(run.Rounds, round => Assert.Equal("it was over before the fault at 60 s", round.VoidReason));
        Assert.All(run.Rounds, round => Assert.Null(Assert.Single(round.Faults).AtSeconds));
    }

    [Fact]
    public async Task What_stands_still_when_the_run_is_stopped_is_ended_with_it()
    {
        using var stop = new CancellationTokenSource();
        var running = RunAsync("{ atSeconds: 0.6, do: stop, forSeconds: 600 }", stop: stop.Token);
        await Eventually.TrueAsync(() => Running().Any(IsStill), "the server stands still");
        await stop.CancelAsync();

        Assert.Equal(RunStatus.Interrupted, (await running).Header.Status);
    }

    [Fact]
    public async Task What_stands_still_when_irisbench_is_killed_is_ended_all_the_same()
    {
        await using (var irisbench = IrisBenchProcess.Start(
            new Dictionary<string, string> { ["HOME"] = Folder.FullName }, "compare", "--experiment",
            Write("{ atSeconds: 0.6, do: stop, forSeconds: 600 }").FullName, "--results", Results))
        {
            await Eventually.TrueAsync(() => Running().Any(IsStill), "the server stands still");
            Assert.Equal(137, await irisbench.EndAsync("KILL"));
        }

        await Eventually.TrueAsync(() => !Running().Any(), "nothing is left");
    }

    private static FaultOutcome OutcomeOf(RawRun run, RoundRecord round)
    {
        var pipelines = run.Pipelines.Where(pipeline => pipeline.Round == round.Index).ToLookup(pipeline => pipeline.Error is null);
        var experiment = run.Header.Experiment;
        return Assert.Single(FaultOutcomes.Of(
            experiment, experiment.Sides[0], new CountedRound(round, [.. pipelines[true]], [.. pipelines[false]])));
    }

    private async Task<RawRun> MeasureAsync(string fault, string load = Load)
    {
        var run = await RunAsync(fault, load);
        Assert.True(run.Header.Status == RunStatus.Complete, run.Header.StatusReason);
        return await run.Folder.ReadAsync();
    }

    private async Task<RunOutcome> RunAsync(
        string fault, string load = Load, CancellationToken stop = default)
        => await new ExperimentRun(Request(await ExperimentFile.ReadAsync(Write(fault, load), CancellationToken.None))).RunAsync(stop);

    private FileInfo Write(string fault, string load = Load)
    {
        var file = new FileInfo(InFolder("experiment.yaml"));
        File.WriteAllText(file.FullName, $$$"""
            name: faults
            sides:
              - name: own
                system:
                  baseUrl: "http://127.0.0.1:{{port}}"
                  start: { command: "{{{Start}}}" }
                  steps: [{ name: ask, path: / }]
            load: {{{load}}}
            faults: [{{{fault}}}]
            rounds: 2
            warmUps: 0
            rest: { minimumSeconds: 0.05, maximumSeconds: 0.1 }
            measurement: { baselineSeconds: 0.1, neighbourShare: 1 }
            """);
        return file;
    }

    private string Log(string name) => File.ReadAllText(Path.Combine(Assert.Single(Directory.GetDirectories(Results)), name));

    private static bool IsStill(int process) => ProcStat.Of(process)?.State == 'T';
}
