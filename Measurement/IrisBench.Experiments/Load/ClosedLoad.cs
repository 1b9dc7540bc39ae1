using System.Collections.Concurrent;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Load;

/// <summary>A fixed number of callers, each of which sends its next run when the last is answered; one caller is the sequential load.</summary>
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
