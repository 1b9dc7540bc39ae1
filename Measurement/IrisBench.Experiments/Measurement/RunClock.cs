using System.Diagnostics;

namespace IrisBench.Experiments.Measurement;

/// <summary>The time axis of a run: seconds since it began.</summary>
internal sealed class RunClock
{
    private readonly long _begin = Stopwatch.GetTimestamp();

    public DateTimeOffset StartedAt { get; } = DateTimeOffset.UtcNow;

    public double Seconds => Stopwatch.GetElapsedTime(_begin).TotalSeconds;

    /// <summary>A point of the wall clock, Unix time in seconds, on this axis.</summary>
    public double OfUnix(double seconds) => seconds - (StartedAt - DateTimeOffset.UnixEpoch).TotalSeconds;
}
