using System.Diagnostics;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running.Machine;

/// <summary>Reads what the machine counts. Linux alone tells it.</summary>
internal static class MachineReader
{
    private const string ControlGroups = "/sys/fs/cgroup";
    private const string Processors = "/sys/devices/system/cpu";

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

    /// <summary>Memory that programs can still have without swapping, in bytes; null where nobody tells it.</summary>
    public static long? AvailableMemoryBytes() => KernelText.AvailableMemoryBytes(Text("/proc/meminfo"));

    /// <summary>How fast the processors run now, in hertz, and how fast they could, mean over all; null where nobody tells it, as in most
    /// virtual machines.</summary>
    public static ProcessorSpeed? Speed()
    {
        if (!Directory.Exists(Processors))
            return null;
        var speeds = Directory.EnumerateDirectories(Processors, "cpu*").Select(cpu => (
                Now: KernelText.Kilohertz(Text(Path.Combine(cpu, "cpufreq", "scaling_cur_freq"))),
                Most: KernelText.Kilohertz(Text(Path.Combine(cpu, "cpufreq", "cpuinfo_max_freq")))))
            .Where(cpu => cpu is { Now: not null, Most: not null }).ToArray();
        return speeds.Length == 0
            ? null
            : new ProcessorSpeed(speeds.Average(cpu => cpu.Now!.Value), speeds.Average(cpu => cpu.Most!.Value));
    }

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
