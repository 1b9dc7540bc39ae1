using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Tests.Experiments.Schema;

namespace IrisBench.Tests.Experiments.Running;

public class ExperimentRunTests
{
    [Fact]
    public async Task A_run_leaves_valid_files_with_every_round_pipeline_and_sample()
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        var progress = new EventList();
        var experiment = StubRun.Experiment(StubRun.Monolith(), StubRun.Functions(FunctionMode.Warm)) with
        {
            Rounds = 2,
            WarmUps = 1,
            NoiseFloor = true,
            Load = new LoadDefinition { Runs = 3 },
            Order = new OrderDefinition(),
        };

        var outcome = await system.RunAsync(experiment, progress);

        Assert.Equal((RunStatus.Complete, null), (outcome.Header.Status, outcome.Header.StatusReason));
        var run = await outcome.Folder.ReadAsync();
        Assert.Equal(2 + (2 * 3), run.Rounds.Count);
        Assert.Equal(Enumerable.Range(0, 8), run.Rounds.Select(round => round.Index));
        Assert.Equal(3 * run.Rounds.Count, run.Pipelines.Count);
        Assert.All(
            run.Pipelines,
            pipeline => Assert.True(
                pipeline.Answers!["species"].ValueEquals("setosa") && pipeline is { Error: null, BytesSent: > 100, BytesReceived: > 100 }));
        Assert.Equal(2, run.Header.Parity.Count);
        Assert.EndsWith($"--seed {run.Header.Experiment.Order.Seed}", run.Header.Command, StringComparison.Ordinal);
        string[] watched = ["gateway", "iris-auth", "iris-load", "iris-predict", "iris-server", "iris-train", "irisbench", "monolith"];
        Assert.Equal(watched, run.Header.Components.Select(component => component.Name).Order(StringComparer.Ordinal));
        Assert.All(run.Rounds, round => Assert.Equal(watched, round.Use.Select(use => use.Component).Order(StringComparer.Ordinal)));
        Assert.Equal(watched, run.Samples.Select(sample => sample.Component).Distinct().Order(StringComparer.Ordinal));
        AssertValid(outcome.Folder);
        await AssertSealedAsync(outcome);

        Assert.IsType<RunStarted>(progress.Events.First());
        Assert.Equal(RunStatus.Complete, Assert.IsType<RunEnded>(progress.Events.Last()).Header.Status);
        Assert.Equal(run.Rounds.Count, progress.Events.OfType<RoundEnded>().Count());
    }

    [Fact]
    public async Task Sides_that_disagree_give_no_figures()
    {
        await using var system = new StubSystem { Monolith = StubSystem.Answer(StubSystem.MonolithAnswer("virginica")) };
        await system.StartAsync();

        var outcome = await system.RunAsync(StubRun.Experiment(StubRun.Monolith(), StubRun.Functions(FunctionMode.Warm)));

        Assert.Equal(RunStatus.Failed, outcome.Header.Status);
        Assert.Contains(
            "monolith answers species virginica to the flower 5.1,3.5,1.4,0.2, functions-warm setosa", outcome.Header.StatusReason,
            StringComparison.Ordinal);
        Assert.Empty((await outcome.Folder.ReadAsync()).Rounds);
        await AssertSealedAsync(outcome);
    }

    [Theory]
    [InlineData(1.0000000001e-7, RunStatus.Complete)]
    [InlineData(1.00001e-7, RunStatus.Failed)]
    public async Task The_loads_checksum_must_agree_but_for_its_last_digits(double checksum, RunStatus expected)
    {
        await using var system = new StubSystem { Monolith = StubSystem.Answer(StubSystem.MonolithAnswer("setosa", checksum)) };
        await system.StartAsync();

        var outcome = await system.RunAsync(StubRun.Experiment(StubRun.Monolith(), StubRun.Functions(FunctionMode.Warm)));

        Assert.Equal(expected, outcome.Header.Status);
    }

    [Fact]
    public async Task A_side_is_put_into_its_mode_before_each_of_its_rounds()
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        var experiment = StubRun.Experiment(StubRun.Functions(FunctionMode.Zero), StubRun.Functions(FunctionMode.Fork)) with { Rounds = 2 };

        var outcome = await system.RunAsync(experiment);

        Assert.Equal(RunStatus.Complete, outcome.Header.Status);
        var modes = system.Gateway.Scaled.Where(scaled => scaled.Function == "iris-load").Select(scaled => scaled.Mode);
        // The parity gate, two rounds of each, and what a user expects to find afterwards.
        Assert.Equal(["zero", "fork", "zero", "fork", "zero", "fork", "warm"], modes);
    }

    [Fact]
    public async Task Functions_are_brought_to_zero_before_each_round_and_left_warm_between_rounds_when_they_are_warm()
    {
        await using var system = new StubSystem();
        await using var warm = new StubSystem();
        await system.StartAsync();
        await warm.StartAsync();

        await system.RunAsync(StubRun.Experiment(StubRun.Monolith(), StubRun.Functions(FunctionMode.Zero)) with { Rounds = 2 });
        await warm.RunAsync(StubRun.Experiment(StubRun.Monolith(), StubRun.Functions(FunctionMode.Warm)) with { Rounds = 2 });

        // The parity gate, each round, and the end: what answered in the last round still waits for its idle time.
        Assert.Equal(
            ["zero", "zero", "zero", "warm"],
            system.Gateway.Scaled.Where(scaled => scaled.Function == "iris-load").Select(scaled => scaled.Mode));
        Assert.Equal(["warm"], warm.Gateway.Scaled.Where(scaled => scaled.Function == "iris-load").Select(scaled => scaled.Mode));
    }

    [Fact]
    public async Task Sides_have_their_functions_compiled_as_they_say_and_the_gateway_has_them_as_before_in_the_end()
    {
        await using var system = new StubSystem { Gateway = new StubGateway { Compilations = "jit,native" } };
        await system.StartAsync();
        SideDefinition[] sides =
        [
            .. new[] { FunctionCompilation.Jit, FunctionCompilation.Native }
            .Select(compilation => ExperimentProfiles.Functions(FunctionMode.Fork, compilation))
        ];

        var outcome = await system.RunAsync(StubRun.Experiment(sides));

        Assert.Equal(RunStatus.Complete, outcome.Header.Status);
        // The parity gate and a round of each.
        Assert.Equal(
            ["jit", "native", "jit", "native", ""],
            system.Gateway.Compiled.Where(compiled => compiled.Function == "iris-load").Select(compiled => compiled.Compilation));
    }

    [Fact]
    public async Task A_side_whose_compilation_the_system_lacks_is_refused_and_says_what_publishes_it()
    {
        await using var system = new StubSystem { Gateway = new StubGateway { Compilations = "r2r" } };
        await system.StartAsync();

        var refusal = await Assert.ThrowsAsync<ExperimentException>(
            () => system.RunAsync(
                StubRun.Experiment(StubRun.Monolith(), ExperimentProfiles.Functions(FunctionMode.Warm, FunctionCompilation.Native))));

        Assert.Contains("-p:Compilation=native", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FunctionMode.Zero, "Community edition cannot scale to zero")]
    [InlineData(FunctionMode.Fork, "the watchdog in a function's image decides")]
    [InlineData(FunctionMode.Warm, null)]
    public async Task A_gateway_that_is_not_ours_is_only_asked_for_replicas(FunctionMode mode, string? reason)
    {
        await using var system = new StubSystem { Gateway = new StubGateway { IsOurs = false } };
        await system.StartAsync();
        var run = system.RunAsync(StubRun.Experiment(StubRun.Monolith(), StubRun.Functions(mode)));

        if (reason is null)
        {
            Assert.Equal(RunStatus.Complete, (await run).Header.Status);
            Assert.All(system.Gateway.Scaled, scaled => Assert.Equal((1, null), (scaled.Replicas, scaled.Mode)));
        }
        else
        {
            var refusal = await Assert.ThrowsAsync<ExperimentException>(() => run);
            Assert.Contains("only irisbench's own gateway has", refusal.Message, StringComparison.Ordinal);
            Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
            Assert.False(system.Results.Exists);
        }
    }

    [Fact]
    public async Task A_stopped_run_keeps_what_it_has_measured()
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        using var stop = new CancellationTokenSource();
        var progress = new EventList(happened =>
        {
            if (happened is RoundEnded { Round.Index: 2 })
                stop.Cancel();
        });

        var outcome = await system.RunAsync(
            StubRun.Experiment(StubRun.Monolith("one"), StubRun.Monolith("two")) with { Rounds = 50 }, progress,
            cancellationToken: stop.Token);

        var run = await outcome.Folder.ReadAsync();
        Assert.Equal((RunStatus.Interrupted, "stopped after 3 of 100 rounds"), (run.Header.Status, run.Header.StatusReason));
        Assert.NotNull(run.Header.EndedAt);
        Assert.Equal(3, run.Rounds.Count);
        AssertValid(outcome.Folder);
    }

    private static async Task AssertSealedAsync(RunOutcome outcome)
    {
        var files = (await outcome.Folder.ReadHeaderAsync()).Files!;
        Assert.Equal(["rounds.jsonl", "pipelines.jsonl", "samples.jsonl"], files.Keys);
        Assert.Null(FileDigest.Difference(files, await FileDigest.OfRawAsync(outcome.Folder, default)));
    }

    private static void AssertValid(RunFolder folder)
    {
        var schemas = PublishedSchema.All.ToDictionary(schema => schema.Name);
        Assert.True(PublishedSchemaTests.IsValid(schemas["run"], JsonNode.Parse(File.ReadAllText(folder.Header.FullName))), "run.json");
        foreach (var (file, schema) in new[] { (folder.Rounds, "round"), (folder.Pipelines, "pipeline"), (folder.Samples, "sample") })
        {
            Assert.All(
                File.ReadLines(file.FullName).DistinctBy(line => line.Length).Take(20),
                line => Assert.True(PublishedSchemaTests.IsValid(schemas[schema], JsonNode.Parse(line)), $"{schema}: {line}"));
        }
    }
}

/// <summary>Keeps what a run tells, and calls back.</summary>
internal sealed class EventList(Action<RunEvent>? then = null) : IRunProgress
{
    public ConcurrentQueue<RunEvent> Events { get; } = [];

    public void Report(RunEvent progress)
    {
        Events.Enqueue(progress);
        then?.Invoke(progress);
    }
}
