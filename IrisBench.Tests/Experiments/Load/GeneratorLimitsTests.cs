using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Load;
using IrisBench.Experiments.Results;
using Microsoft.AspNetCore.Http;

namespace IrisBench.Tests.Experiments.Load;

[Collection(nameof(MeasuringTests))]
public class GeneratorLimitsTests
{
    [Fact]
    public async Task A_round_that_irisbench_cannot_drive_is_void_and_says_why()
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        // Far beyond what this machine can send, let alone answer.
        var experiment = StubRun.Experiment(StubRun.Monolith("one")) with
        {
            Load = new LoadDefinition { Kind = LoadKind.Open, RatePerSecond = 10_000, DurationSeconds = 1 },
        };

        var run = await (await system.RunAsync(experiment)).Folder.ReadAsync();

        Assert.All(run.Rounds, round => Assert.NotNull(round.VoidReason ?? round.LateReason));
    }

    [Fact]
    public async Task A_round_that_it_can_drive_counts()
    {
        await using var system = new StubSystem { Monolith = SlowAsync };
        await system.StartAsync();
        var experiment = StubRun.Experiment(StubRun.Monolith("one")) with
        {
            Load = new LoadDefinition { Kind = LoadKind.Open, RatePerSecond = 5, DurationSeconds = 1 },
        };

        var run = await (await system.RunAsync(experiment)).Folder.ReadAsync();

        Assert.All(run.Rounds, round => Assert.Null(round.VoidReason ?? round.LateReason));
    }

    [Theory]
    [InlineData(0.011, 0.01, 0, "sent late")]
    [InlineData(0.011, 0.5, 0, null)]
    [InlineData(0.051, 0.5, 0, "sent late")]
    [InlineData(0, 0.5, 2, "2 of 102 runs were not sent")]
    [InlineData(0, 0.5, 1, null)]
    public void Lag_is_held_against_the_latency_and_unsent_runs_against_all(double lag, double latency, int unsent, string? expected)
    {
        var load = Load(100, latency);

        var report = new GeneratorReport(0.1, 0, lag, lag, unsent);
        var reason = GeneratorLimits.Broken(report, load, cores: 2) ?? GeneratorLimits.Late(report, load);

        if (expected is null)
            Assert.Null(reason);
        else
            Assert.Contains(expected, reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5.1, 0.05, "took 25 % of the processors")]
    [InlineData(5.1, 0.2, null)]
    public void Its_own_CPU_is_held_against_the_machine_without_the_sampler(double cpu, double sampler, string? expected)
    {
        var load = Load(1, 1);

        var reason = GeneratorLimits.Broken(new GeneratorReport(cpu, sampler, 0, 0, 0), load, cores: 2);

        Assert.Equal(expected is not null, reason?.Contains(expected!, StringComparison.Ordinal) ?? false);
    }

    private static LoadResult Load(int runs, double seconds)
    {
        var load = new LoadResult { DurationSeconds = 10 };
        for (var sequence = 0; sequence < runs; sequence++)
            load.Add(new() { Round = 0, Sequence = sequence, IntendedAtSeconds = 0, SentAtSeconds = 0, Seconds = seconds, Steps = [] });
        return load;
    }

    // Slow answers forgive the lag of a crowded machine.
    private static async Task SlowAsync(HttpContext context)
    {
        await Task.Delay(TimeSpan.FromSeconds(2), context.RequestAborted);
        await StubSystem.Answer(StubSystem.MonolithAnswer("setosa"))(context);
    }
}
