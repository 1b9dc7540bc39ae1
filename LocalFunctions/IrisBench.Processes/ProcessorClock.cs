using System.Runtime.InteropServices;

namespace IrisBench.Processes;

/// <summary>
/// The processor time of another process by the kernel's own clock of it (POSIX <c>clock_getcpuclockid</c>), in
/// nanoseconds. A process that asks about itself (<c>getrusage</c>) is told the same; <c>/proc/PID/stat</c> has hundredths.
/// </summary>
public static partial class ProcessorClock
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>User and system time of all its threads, in seconds, without its children; null when it is gone, and elsewhere than on Linux.</summary>
    public static double? Seconds(int processId)
        => OperatingSystem.IsLinux() && ClockOf(processId, out var clock) == 0 && Read(clock, out var time) == 0
            ? time.Seconds + (time.Nanoseconds / NanosecondsPerSecond)
            : null;

    [LibraryImport("libc", EntryPoint = "clock_getcpuclockid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockOf(int processId, out int clock);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Read(int clock, out TimeSpecification time);

    // struct timespec of 64-bit Linux.
    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
