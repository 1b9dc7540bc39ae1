using System.Diagnostics;

namespace IrisBench.Gateway.Functions;

/// <summary>Mean use of CPU between two readings.</summary>
internal sealed class CpuRate
{
    private readonly Lock _lock = new();
    private long _timestamp = Stopwatch.GetTimestamp();
    private double _cpuSeconds;

    /// <summary>Thousandths of a core since the last reading, or since the function was deployed.</summary>
    public double MilliCores(double cpuSeconds)
    {
        lock (_lock)
        {
            var elapsed = Stopwatch.GetElapsedTime(_timestamp).TotalSeconds;
            var used = Math.Max(0, cpuSeconds - _cpuSeconds);
            (_timestamp, _cpuSeconds) = (Stopwatch.GetTimestamp(), cpuSeconds);
            return elapsed > 0 ? used / elapsed * 1000 : 0;
        }
    }
}
