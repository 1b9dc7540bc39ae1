using System.Runtime.InteropServices;

namespace IrisBench.Experiments.Load;

/// <summary>
/// Waits to a tenth of a millisecond without spinning: a spinning generator takes the CPU it is to measure. .NET's own
/// timers have milliseconds, so this is nanosleep(2) where there is one.
/// </summary>
internal static partial class PreciseSleep
{
    // How soon a wait notices that it is stopped.
    private const double LongestSleepSeconds = 0.05;
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>Waits until the clock shows the time.</summary>
    /// <returns>False if it was stopped before.</returns>
    public static bool Until(RoundClock clock, double seconds, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var remaining = seconds - clock.Seconds;
            if (remaining <= 0)
                return true;

            Sleep(Math.Min(remaining, LongestSleepSeconds));
        }

        return false;
    }

    private static void Sleep(double seconds)
    {
        if (OperatingSystem.IsWindows())
        {
            Thread.Sleep(seconds > 0.002 ? TimeSpan.FromSeconds(seconds - 0.001) : TimeSpan.Zero);
            return;
        }

        // It may end early, by a signal; the caller looks at the clock.
        var time = new TimeSpecification { Nanoseconds = (nint)(seconds * NanosecondsPerSecond) };
        _ = NanoSleep(in time, 0);
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in TimeSpecification requested, nint remaining);

    /// <summary>struct timespec of 64-bit Unix; the sleeps here are below a second.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
