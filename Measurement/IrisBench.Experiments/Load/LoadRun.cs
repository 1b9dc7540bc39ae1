using System.Collections.Concurrent;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Load;

/// <summary>Runs the load of one round.</summary>
internal static class LoadRun
{
    /// <param name="load">Which.</param>
    /// <param name="caller">Sends.</param>
    /// <param name="arrivalSeed">Seed of random arrivals; the same for all sides of a block, so that they meet the same callers.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task<LoadResult> RunAsync(
        LoadDefinition load, PipelineCaller caller, int arrivalSeed, CancellationToken cancellationToken)
        => load.Kind switch
        {
            LoadKind.Sequential => ClosedLoad.RunAsync(caller, load.Runs, callers: 1, cancellationToken),
            LoadKind.Closed => ClosedLoad.RunAsync(caller, load.Runs, load.Concurrency, cancellationToken),
            LoadKind.Open => OpenLoad.RunAsync(caller, ArrivalSchedule.Of(load, arrivalSeed), cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(load), load.Kind, "Unknown kind of load."),
        };
}

/// <summary>A fixed number of callers, each of which sends its next run when the last is answered;
/// one caller is the sequential load.</summary>
internal static class ClosedLoad
{
    public static async Task<LoadResult> RunAsync(PipelineCaller caller, int runs, int callers, CancellationToken cancellationToken)
    {
        var next = -1;
        var records = new ConcurrentBag<PipelineRecord>();
        await Task.WhenAll(Enumerable.Range(0, Math.Min(callers, runs)).Select(_ => CallInTurnAsync()));
        return new LoadResult([.. records], caller.Clock.Seconds);

        async Task CallInTurnAsync()
        {
            while (Interlocked.Increment(ref next) is var sequence && sequence < runs)
                records.Add(await caller.CallAsync(sequence, intendedAtSeconds: null, cancellationToken));
        }
    }
}

/// <summary>What a load did in a round.</summary>
/// <param name="Runs">What came of each run that was sent.</param>
/// <param name="DurationSeconds">From the first intended request to the last answer.</param>
/// <param name="Unsent">Intended runs that were not sent.</param>
internal sealed record LoadResult(IReadOnlyList<PipelineRecord> Runs, double DurationSeconds, int Unsent = 0)
{
    public bool AllFailed => Runs.Count > 0 && Runs.All(run => run.Error is not null);

    /// <summary>From when each run should have been sent to when it was, in seconds, ascending.</summary>
    public double[] Lags() => [.. Runs.Select(run => run.SentAtSeconds - run.IntendedAtSeconds).Order()];

    public double MedianSeconds()
    {
        var seconds = Runs.Select(run => run.Seconds).Order().ToArray();
        return seconds.Length == 0 ? 0 : seconds[seconds.Length / 2];
    }
}
