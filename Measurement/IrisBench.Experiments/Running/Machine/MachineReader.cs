using System.Diagnostics;

namespace IrisBench.Experiments.Running.Machine;

/// <summary>Reads what the machine counts. Linux alone tells it.</summary>
internal static class MachineReader
{
    private const string ControlGroups = "/sys/fs/cgroup";

    /// <summary>The counters now; null where there are none.</summary>
    public static MachineTimes? Read()
    {
        if (KernelText.Stat(Text("/proc/stat")) is not { } stat)
            return null;
        var at = (double)Stopwatch.GetTimestamp() / Stopwatch.Frequency;
        return new MachineTimes(
            at, stat.Cpus, (at * stat.Cpus) - stat.Idle - (stat.Steal ?? 0), stat.Steal,
            KernelText.Pressure(Text("/proc/pressure/cpu")), Throttled());
    }

    /// <summary>The load average of the last minute; null where nobody tells it.</summary>
    public static double? LoadAverage() => KernelText.LoadAverage(Text("/proc/loadavg"));

    private static double? Throttled()
        => KernelText.ControlGroup(Text("/proc/self/cgroup")) is { } group
            ? KernelText.Throttled(Text(Path.Combine(ControlGroups, group, "cpu.stat")))
            : null;

    private static string? Text(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Pressure may be switched off: the file is there and cannot be read.
            return null;
        }
    }
}
