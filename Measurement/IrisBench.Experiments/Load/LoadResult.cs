using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Load;

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
