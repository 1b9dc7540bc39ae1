using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;

namespace IrisBench.Tests.Experiments.Running;

/// <summary>The turns before the first round, and what is done with what they say.</summary>
public sealed class AaProbeTests
{
    [Fact]
    public async Task A_run_does_not_begin_its_rounds_where_what_is_required_cannot_be_shown()
    {
        await using var system = new StubSystem();
        await system.StartAsync();

        var (outcome, turns, _) = await RunAsync(system, Experiment(), shown: 0.2, require: 0.02);

        Assert.Equal((RunStatus.Failed, 0), (outcome.Header.Status, outcome.Rounds));
        Assert.Equal(
            "--require 2 %: Only differences of about 20 % and more can be shown here now; about 60 rounds would show 2 %. Let fewer "
            + "neighbours work on the machine, or take more or longer rounds", outcome.Header.StatusReason);
        var kept = (await outcome.Folder.ReadHeaderAsync()).Probe;
        Assert.Equal((0.02, true, 0.2), (kept!.Difference, kept.Refuses, kept.Shown));
        Assert.True(turns!.IsRequired);
    }

    [Fact]
    public async Task What_can_be_shown_is_told_and_kept_and_no_turn_is_a_round()
    {
        await using var system = new StubSystem();
        await system.StartAsync();

        var (outcome, turns, told) = await RunAsync(system, Experiment(), shown: 0.2, require: null);

        Assert.Equal(RunStatus.Complete, outcome.Header.Status);
        var run = await outcome.Folder.ReadAsync();
        Assert.Equal(12, run.Pipelines.Count);
        Assert.Equal(told!.Result, run.Header.Probe);
        Assert.Equal((1, 6, 0.05, false), (turns!.RunsPerRound, turns.Experiment.Rounds, turns.Difference, turns.IsRequired));
        Assert.InRange(turns.Pairs.Count, 4, 8);
        Assert.All(turns.Pairs, pair => Assert.True(pair is { First: [> 0], Second: [> 0] }));
    }

    [Fact]
    public async Task None_is_taken_unasked_of_a_sweep_of_one_side_of_few_rounds_or_where_processes_start_in_rounds()
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        Experiment[] others =
        [
            Experiment() with { Rounds = 2 },
            StubRun.Experiment(StubRun.Monolith()) with { Rounds = 6 },
            StubRun.Experiment(StubRun.Monolith(), StubRun.Functions(FunctionMode.Fork)) with { Rounds = 6 },
            Experiment() with { Vary = new VaryDefinition { Iterations = [1, 2] } },
        ];

        foreach (var experiment in others)
        {
            // Nothing is waited for that comes after it.
            using var stop = new CancellationTokenSource();
            var (outcome, turns, _) = await RunAsync(system, experiment, shown: 0.2, require: null, stop);

            Assert.Equal(RunStatus.Interrupted, outcome.Header.Status);
            Assert.Null(turns);
        }
    }

    [Fact]
    public void Nor_where_a_system_is_started_for_each_round()
    {
        Assert.True(AaProbe.IsUsual(Started(RestartRule.Run)));
        Assert.False(AaProbe.IsUsual(Started(RestartRule.Round)));

        static Experiment Started(RestartRule restart) => Experiment() with
        {
            Sides = [.. Experiment().Sides.Select(side => side with
            {
                System = new SystemDefinition { Steps = [], Start = new StartDefinition { Command = "./serve", Restart = restart } },
            })],
        };
    }

    private static Experiment Experiment()
        => StubRun.Experiment(StubRun.Monolith(), StubRun.Functions(FunctionMode.Warm)) with { Rounds = 6 };

    private static async Task<(RunOutcome Outcome, ProbeTurns? Turns, ProbeEnded? Told)> RunAsync(
        StubSystem system, Experiment experiment, double shown, double? require, CancellationTokenSource? stopAtRounds = null)
    {
        ProbeTurns? taken = null;
        var progress = new EventList(happened =>
        {
            if (happened is RunEstimated)
                stopAtRounds?.Cancel();
        });
        var outcome = await new ExperimentRun(new RunRequest
        {
            Experiment = experiment,
            Targets = system.Targets,
            Credentials = system.Credentials,
            Results = system.Results,
            Command = "irisbench compare",
            Progress = progress,
            Probe = turns =>
            {
                taken = turns;
                return new ProbeResult(turns.Pairs.Count, 1, turns.Difference, turns.Experiment.Rounds, shown, 60, turns.IsRequired);
            },
            Require = require,
        }).RunAsync(stopAtRounds?.Token ?? default);
        return (outcome, taken, progress.Events.OfType<ProbeEnded>().SingleOrDefault());
    }
}
