using System.Diagnostics;

namespace IrisBench.Experiments.Load;

/// <summary>Seconds since a round began.</summary>
internal sealed class RoundClock
{
    private readonly long _begin = Stopwatch.GetTimestamp();

    public double Seconds => Stopwatch.GetElapsedTime(_begin).TotalSeconds;
}
