using System.Globalization;

namespace IrisBench.Experiments.Running.Machine;

/// <summary>What the whole machine has counted since it was started, at one moment. What the system does not tell is null.</summary>
/// <param name="AtSeconds">The moment, by a clock that nobody sets.</param>
/// <param name="Cpus">Logical processors that are counted.</param>
/// <param name="BusySeconds">Processor time of all processes and of the kernel, from some moment on: what is left of the time of all
/// processors without the idle and the stolen.</param>
/// <param name="StealSeconds">Time in which the hypervisor ran somebody else.</param>
/// <param name="PressureSeconds">Time in which some process waited for a processor.</param>
/// <param name="ThrottledSeconds">Time in which the own control group was held back by its limit.</param>
internal sealed record MachineTimes(
    double AtSeconds, int Cpus, double BusySeconds, double? StealSeconds, double? PressureSeconds, double? ThrottledSeconds);

/// <summary>The kernel's files, read. Nothing here fails: what is not as it should be is not there.</summary>
/// <seealso href="https://docs.kernel.org/filesystems/proc.html"/>
/// <seealso href="https://docs.kernel.org/accounting/psi.html"/>
internal static class KernelText
{
    /// <summary>Seconds of a tick; the kernel tells all of its programs so, whatever its own are.</summary>
    public const double TickSeconds = 0.01;

    private const double MicrosecondsInOne = 1e6;

    // user, nice, system, idle, iowait, irq, softirq, steal. Only the time that a processor rests is measured by its begin and end; the
    // rest is what was found at each tick, and work that is timed finds itself between two ticks always, or never.
    private static readonly int[] Idle = [3, 4];
    private const int Steal = 7;

    /// <summary>Seconds in which processors rested, and stolen ones, of all together, and how many there are, from <c>/proc/stat</c>.
    /// </summary>
    public static (double Idle, double? Steal, int Cpus)? Stat(string? text)
    {
        string[] lines = [.. Lines(text).Where(line => line.StartsWith("cpu", StringComparison.Ordinal))];
        var cpus = lines.Count(line => line.Length > 3 && char.IsAsciiDigit(line[3]));
        double?[] ticks = [.. lines.Take(1).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]).Select(Number)];
        return cpus == 0 || ticks.Length <= Idle[^1] || ticks.Contains(null)
            ? null
            : (Idle.Sum(index => ticks[index]!.Value) * TickSeconds, ticks.ElementAtOrDefault(Steal) * TickSeconds, cpus);
    }

    /// <summary>Seconds in which some process waited, from <c>/proc/pressure/cpu</c>.</summary>
    public static double? Pressure(string? text)
        => Number(Lines(text).FirstOrDefault(line => line.StartsWith("some ", StringComparison.Ordinal))?
            .Split(' ').FirstOrDefault(field => field.StartsWith("total=", StringComparison.Ordinal))?["total=".Length..])
            / MicrosecondsInOne;

    /// <summary>Seconds in which a control group was held back, from its <c>cpu.stat</c>.</summary>
    public static double? Throttled(string? text)
        => Number(Lines(text).FirstOrDefault(line => line.StartsWith("throttled_usec ", StringComparison.Ordinal))?.Split(' ')[1])
            / MicrosecondsInOne;

    /// <summary>The load average of the last minute, from <c>/proc/loadavg</c>.</summary>
    public static double? LoadAverage(string? text) => Number(text?.Split(' ')[0]);

    /// <summary>Bytes that programs can still have, from <c>/proc/meminfo</c>.</summary>
    public static long? AvailableMemoryBytes(string? text)
        => (long?)Number(Lines(text).FirstOrDefault(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal))?
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1)) * 1024;

    /// <summary>A speed in hertz, from a file of <c>cpufreq</c>, which has it in kilohertz.</summary>
    public static double? Kilohertz(string? text) => Number(text?.Trim()) * 1000;

    /// <summary>The path of a process's control group of version 2, from <c>/proc/PID/cgroup</c>.</summary>
    public static string? ControlGroup(string? text)
        => Lines(text).FirstOrDefault(line => line.StartsWith("0::/", StringComparison.Ordinal))?["0::/".Length..];

    private static string[] Lines(string? text) => text?.Split('\n') ?? [];

    private static double? Number(string? text)
        => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
