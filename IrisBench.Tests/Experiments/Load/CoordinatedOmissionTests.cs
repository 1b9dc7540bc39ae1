using System.Diagnostics;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using Microsoft.AspNetCore.Http;

namespace IrisBench.Tests.Experiments.Load;

/// <summary>A monolith that answers at once, but stalls for one second in the middle: all that ask then wait for its end.</summary>
[Collection(nameof(MeasuringTests))]
public class CoordinatedOmissionTests
{
    private static readonly LoadDefinition Open = new() { Kind = LoadKind.Open, RatePerSecond = 50, DurationSeconds = 4 };

    private static readonly LoadDefinition Closed = new() { Kind = LoadKind.Closed, Runs = 200, Concurrency = 1 };

    [Fact]
    public async Task A_stall_of_a_second_shows_in_the_99th_percentile_under_open_load_and_not_under_closed_load()
    {
        var open = await RunAsync(Open);
        var closed = await RunAsync(Closed);

        // Everything that arrives in that second waits: 50 of 200. A closed caller waits once and asks nobody meanwhile.
        Assert.InRange(Percentile(open, 0.99), 0.8, double.MaxValue);
        Assert.InRange(open.Count(run => run.Seconds > 0.5), 15, 40);
        Assert.Equal(1, closed.Count(run => run.Seconds > 0.8));
        Assert.InRange(Percentile(closed, 0.99), 0, 0.7);
        // Latency counts from the time intended.
        Assert.All(open, run =>
        {
            Assert.Equal(run.Sequence / Open.RatePerSecond, run.IntendedAtSeconds, precision: 9);
            Assert.True(run.SentAtSeconds >= run.IntendedAtSeconds, "Nothing is sent early.");
            Assert.True(run.Seconds >= run.SentAtSeconds - run.IntendedAtSeconds, "The lag is in the latency.");
        });
    }

    private static async Task<IReadOnlyList<PipelineRecord>> RunAsync(LoadDefinition load)
    {
        var stall = new Stall();
        await using var system = new StubSystem { Monolith = stall.AnswerAsync };
        await system.StartAsync();
        var experiment = StubRun.Experiment(StubRun.Monolith("one")) with { Load = load };

        var outcome = await system.RunAsync(experiment);

        Assert.Equal(RunStatus.Complete, outcome.Header.Status);
        var run = await outcome.Folder.ReadAsync();
        return [.. run.Pipelines.Where(pipeline => pipeline.Round == 0)];
    }

    private static double Percentile(IReadOnlyList<PipelineRecord> runs, double share)
        => runs.Select(run => run.Seconds).Order().ElementAt((int)Math.Ceiling(share * runs.Count) - 1);

    private sealed class Stall
    {
        // One answer is the parity gate's.
        private const int FirstStalled = 61;

        private static readonly TimeSpan Length = TimeSpan.FromSeconds(1);

        private int _calls;
        private long _begin;

        public async Task AnswerAsync(HttpContext context)
        {
            if (Interlocked.Increment(ref _calls) == FirstStalled)
                Volatile.Write(ref _begin, Stopwatch.GetTimestamp());

            if (Volatile.Read(ref _begin) is > 0 and var begin && Length - Stopwatch.GetElapsedTime(begin) is { Ticks: > 0 } rest)
                await Task.Delay(rest, context.RequestAborted);
            await StubSystem.Answer(StubSystem.MonolithAnswer("setosa"))(context);
        }
    }
}
