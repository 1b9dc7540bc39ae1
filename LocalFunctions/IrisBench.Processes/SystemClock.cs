using System.Runtime.InteropServices;

namespace IrisBench.Processes;

/// <summary>The clocks and the sleep of 64-bit Unix, which are finer than .NET's: <c>clock_gettime</c> and <c>nanosleep</c>.</summary>
public static partial class SystemClock
{
    private const double NanosecondsPerSecond = 1e9;

    // CLOCK_THREAD_CPUTIME_ID.
    private static readonly int ThreadClock = OperatingSystem.IsMacOS() ? 16 : 3;

    /// <summary>What a clock shows, in seconds; null where there is none such.</summary>
    public static double? Seconds(int clock)
        => !OperatingSystem.IsWindows() && Read(clock, out var time) == 0 ? time.Seconds + (time.Nanoseconds / NanosecondsPerSecond) : null;

    /// <summary>Processor time of the calling thread, in seconds; null where nobody tells.</summary>
    public static double? ThreadProcessorSeconds() => Seconds(ThreadClock);

    /// <summary>Sleeps for less than a second, to a tenth of a millisecond. It may end early, by a signal.</summary>
    public static void Sleep(double seconds)
    {
        if (OperatingSystem.IsWindows())
            Thread.Sleep(seconds > 0.002 ? TimeSpan.FromSeconds(seconds - 0.001) : TimeSpan.Zero);
        else
            _ = Sleep(new Time { Nanoseconds = (nint)(seconds * NanosecondsPerSecond) }, 0);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int Read(int clock, out Time time);

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int Sleep(in Time requested, nint remaining);

    // struct timespec.
    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
