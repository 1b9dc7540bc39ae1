using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;

namespace IrisBench.Tests.Experiments.Running;

/// <summary>A run that goes on is one run only where nothing else is another.</summary>
public sealed class ResumedRunTests
{
    [Fact]
    public void Sittings_follow_each_other_whatever_the_wall_clock_says()
    {
        var now = DateTimeOffset.UtcNow;
        var back = new RunClock(startedAt: now.AddHours(1), measuredSeconds: 500);
        var usual = new RunClock(startedAt: now.AddHours(-1), measuredSeconds: 500);

        Assert.InRange(back.Seconds, 500, 3000);
        Assert.InRange(usual.Seconds, 3600, 7000);
    }

    [Theory]
    [InlineData("virginica", 1e-7, "answers species setosa")]
    [InlineData("setosa", 2e-7, "answers checksum 1E-07")]
    public async Task A_sweep_does_not_go_on_where_the_system_answers_otherwise(string species, double checksum, string expected)
    {
        var answer = StubSystem.Answer(StubSystem.MonolithAnswer("setosa"));
        await using var system = new StubSystem { Monolith = context => answer(context) };
        await system.StartAsync();
        var folder = await InterruptedAsync(system);
        var before = await folder.ReadAsync();
        answer = StubSystem.Answer(StubSystem.MonolithAnswer(species, checksum));

        var outcome = await RunAsync(system, before.Header.Experiment, folder);

        Assert.Equal(RunStatus.Failed, outcome.Header.Status);
        Assert.Contains(
            "another system than that of the rounds that are there: one, when the run began, ", outcome.Header.StatusReason,
            StringComparison.Ordinal);
        Assert.Contains(expected, outcome.Header.StatusReason, StringComparison.OrdinalIgnoreCase);
        var after = await folder.ReadAsync();
        Assert.Equal(before.Rounds.Count, after.Rounds.Count);
        Assert.Equal(
            before.Header.Parity.Select(answer => answer.Answers!["species"].ToString()),
            after.Header.Parity.Select(answer => answer.Answers!["species"].ToString()));
    }

    [Fact]
    public async Task It_goes_on_where_the_clock_was_set_back_with_every_sample_behind_the_last()
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        var folder = await InterruptedAsync(system);
        var before = await folder.ReadAsync();
        Assert.Null(FileDigest.Difference(before.Header.Files!, await FileDigest.OfRawAsync(folder, default)));
        await RewriteAsync(folder, header => header with { StartedAt = header.StartedAt.AddHours(2) });
        // Digests of before, while files grow, would call a run that is killed then a changed one.
        Assert.Null((await ResumedRun.HeaderAsync(folder, before.Header.Machine, default)).Files);

        var outcome = await RunAsync(system, before.Header.Experiment, folder);

        Assert.Equal(RunStatus.Complete, outcome.Header.Status);
        var after = await folder.ReadAsync();
        Assert.Null(FileDigest.Difference(after.Header.Files!, await FileDigest.OfRawAsync(folder, default)));
        Assert.False(RecordRules.RunBack(after.Samples));
        Assert.True(after.Samples.Count > before.Samples.Count);
        var last = before.Samples.Max(sample => sample.AtSeconds);
        Assert.All(after.Rounds.Skip(before.Rounds.Count), round => Assert.True(round.StartedAtSeconds > last));
    }

    [Fact]
    public async Task Neither_another_irisbench_nor_another_source_of_figures_goes_on()
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        var folder = await InterruptedAsync(system);
        var experiment = (await folder.ReadHeaderAsync()).Experiment;

        await RewriteAsync(folder, header => header with { Scope = MeasuredScope.Container });
        Assert.Contains("now they come from", (await RunAsync(system, experiment, folder)).Header.StatusReason, StringComparison.Ordinal);

        await RewriteAsync(folder, header => header with { ToolVersion = "0.0.9" });
        var refusal = await Assert.ThrowsAsync<IrisBench.Experiments.ExperimentException>(() => RunAsync(system, experiment, folder));
        Assert.Contains("was begun by irisbench 0.0.9", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_of_two_sittings_at_the_same_seconds_are_left_out_and_that_is_said()
    {
        var run = new SyntheticRun { Rounds = 6 }.Build();
        using var folder = new SyntheticFolder(run with { Samples = [.. run.Samples, .. run.Samples] });

        var read = await folder.Run.ReadAsync();

        Assert.Empty(read.Samples);
        Assert.Contains("Its clock was set back; the samples are left out.", read.Header.Notes);
    }

    private static async Task<RunFolder> InterruptedAsync(StubSystem system)
    {
        using var stop = new CancellationTokenSource();
        var progress = new EventList(happened =>
        {
            if (happened is RoundEnded { Round.Index: 2 })
                stop.Cancel();
        });
        var experiment = StubRun.Experiment(StubRun.Monolith("one")) with { Rounds = 3, Vary = new VaryDefinition { Iterations = [1, 2] } };
        return (await system.RunAsync(experiment, progress, cancellationToken: stop.Token)).Folder;
    }

    private static Task<RunOutcome> RunAsync(StubSystem system, Experiment experiment, RunFolder folder) => new ExperimentRun(new RunRequest
    {
        Experiment = experiment,
        Targets = system.Targets,
        Credentials = system.Credentials,
        Results = system.Results,
        Command = "irisbench sweep",
        Resume = folder,
    }).RunAsync(default);

    private static async Task RewriteAsync(RunFolder folder, Func<RunHeader, RunHeader> change)
    {
        var header = change(await folder.ReadHeaderAsync());
        await File.WriteAllTextAsync(
            folder.Header.FullName, System.Text.Json.JsonSerializer.Serialize(header, ResultsJson.Default.RunHeader));
    }
}
