using System.Globalization;

namespace IrisBench.Processes;

/// <summary>What <c>/proc/PID/stat</c> says of a process (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html).</summary>
/// <param name="Name">Its name, of which the kernel keeps 15 bytes.</param>
/// <param name="Parent">The id of its parent; 0 for none.</param>
/// <param name="OwnCpuSeconds">Processor time of its own, in hundredths of a second.</param>
/// <param name="ChildrenCpuSeconds">Processor time of the children that have ended and that it has waited for, in hundredths of a second.</param>
/// <param name="Started">When it started, in ticks since the machine did: an id that is given again has another.</param>
public sealed record ProcStat(string Name, int Parent, double OwnCpuSeconds, double ChildrenCpuSeconds, long Started)
{
    // The unit of the times (USER_HZ): 100 a second on every architecture that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>Null when the process is gone.</summary>
    public static ProcStat? Of(int processId)
    {
        if (ProcFiles.Read(processId, "stat") is not { } stat)
        {
            return null;
        }

        // pid (name) state ppid …; the name may hold anything, so count from its closing bracket.
        var end = stat.LastIndexOf(')');
        var fields = stat[(end + 2)..].Split(' ');
        return new ProcStat(
            stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..end], (int)Number(1), (Number(11) + Number(12)) / TicksPerSecond, (Number(13) + Number(14)) / TicksPerSecond, Number(19));

        long Number(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture);
    }
}
