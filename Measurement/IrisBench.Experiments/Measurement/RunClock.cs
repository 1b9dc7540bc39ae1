using System.Diagnostics;

namespace IrisBench.Experiments.Measurement;

/// <summary>The time axis of a run: seconds since it began, also where it was interrupted since.</summary>
/// <param name="startedAt">When it began; null for now.</param>
internal sealed class RunClock(DateTimeOffset? startedAt = null)
{
    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly double _before = startedAt is { } start ? Math.Max(0, (DateTimeOffset.UtcNow - start).TotalSeconds) : 0;

    public DateTimeOffset StartedAt { get; } = startedAt ?? DateTimeOffset.UtcNow;

    public double Seconds => _before + Stopwatch.GetElapsedTime(_begin).TotalSeconds;

    /// <summary>A point of the wall clock, Unix time in seconds, on this axis.</summary>
    public double OfUnix(double seconds) => seconds - (StartedAt - DateTimeOffset.UnixEpoch).TotalSeconds;
}
