using System.Diagnostics;

namespace Monolith;

/// <summary>Times what happens one after the other.</summary>
internal sealed class StepClock
{
    private long _last = Stopwatch.GetTimestamp();

    /// <summary>Seconds since the last lap, or since the start.</summary>
    public double Lap()
    {
        var now = Stopwatch.GetTimestamp();
        var seconds = Stopwatch.GetElapsedTime(_last, now).TotalSeconds;
        _last = now;
        return seconds;
    }
}
