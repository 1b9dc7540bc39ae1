using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IrisBench.Experiments.Measurement;

/// <summary>Processor time of the calling thread, by clock_gettime(2).</summary>
internal static partial class ThreadProcessorTime
{
    // CLOCK_THREAD_CPUTIME_ID.
    private const int Linux = 3;
    private const int MacOS = 16;
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>Seconds; elsewhere than on Linux and macOS, and where the call fails, those that have passed: the most it can be.</summary>
    public static double Seconds()
    {
        if (!OperatingSystem.IsWindows() && ClockGetTime(OperatingSystem.IsMacOS() ? MacOS : Linux, out var time) == 0)
            return time.Seconds + (time.Nanoseconds / NanosecondsPerSecond);

        return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpecification time);

    /// <summary>struct timespec of 64-bit Unix.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
