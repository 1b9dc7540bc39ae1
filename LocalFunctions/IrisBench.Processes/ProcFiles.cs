using System.Globalization;
using System.Runtime.InteropServices;

namespace IrisBench.Processes;

/// <summary>Linux's account of living processes.</summary>
public static class ProcFiles
{
    /// <summary>The ids of all processes.</summary>
    public static IEnumerable<int> Ids()
        => Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0);

    /// <summary>Whether the kernel tells whom a process has started: it may be built without that. <see cref="ProcessTable"/> knows it
    /// all the same.</summary>
    public static bool TellChildren { get; } = File.Exists("/proc/thread-self/children");

    /// <summary>Tells whom a process has started, at this moment.</summary>
    /// <param name="told">Whether the kernel tells it; null to see.</param>
    public static Func<int, IReadOnlyList<int>> Children(bool? told = null)
        => (told ?? TellChildren) ? ChildrenOf : ProcessTable.Read().ChildrenOf;

    /// <summary>The ids of the processes that it has started and that have not ended; none when it is gone.</summary>
    public static IReadOnlyList<int> ChildrenOf(int processId)
    {
        try
        {
            // Each thread tells the children that it started itself.
            return [.. Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/task"))
                .SelectMany(task => (Read(processId, $"task/{Path.GetFileName(task)}/children") ?? "")
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(child => int.Parse(child, CultureInfo.InvariantCulture))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>CPU seconds, those of children that it has waited for included, as wait4 tells them at its end; null when it is
    /// gone.</summary>
    public static double? CpuSeconds(int processId) => ProcessorClock.Seconds(processId) + ProcStat.Of(processId)?.ChildrenCpuSeconds;

    /// <summary>Null when the process is gone.</summary>
    public static ProcessMemory? Memory(int processId)
        // A process that has ended and is not reaped yet has no such lines.
        => Read(processId, "status") is { } status && Bytes(status, "VmHWM:") is { } peak
            ? new ProcessMemory(Bytes(status, "VmRSS:") ?? 0, peak)
            : null;

    /// <summary>Its resident set, and of it what is its own, in bytes: all but the pages of files, which the kernel can drop and read
    /// again. Of a page that it shares with processes that it was forked from or that it forked, and of memory that several have made to
    /// share, it is its part. The kernel adds them up page by page, which takes milliseconds. Null when the process is gone, or somebody
    /// else's, or the kernel does not tell it (Linux does since 5.4).</summary>
    public static (long ResidentBytes, long OwnBytes)? Own(int processId)
        => Read(processId, "smaps_rollup") is { } rollup && Bytes(rollup, "Rss:") is { } resident
            && Bytes(rollup, "Pss_Anon:") is { } anonymous && Bytes(rollup, "Pss_Shmem:") is { } shared
            ? (resident, Math.Min(resident, anonymous + shared))
            : null;

    /// <summary>The most resident memory, in bytes, that this program itself has had.</summary>
    public static long OwnPeakBytes() => Memory(Environment.ProcessId)?.PeakBytes ?? 0;

    /// <summary>A file of the process; null when the process is gone, or somebody else's.</summary>
    public static string? Read(int processId, string file)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/{file}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long? Bytes(string status, string name)
    {
        var at = status.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var line = status.AsSpan(at + name.Length);
        line = line[..line.IndexOf('\n')].Trim();
        return long.Parse(line[..line.IndexOf(' ')], CultureInfo.InvariantCulture) * 1024;
    }
}

/// <summary>What <c>/proc/PID/stat</c> says of a process (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html).</summary>
/// <param name="Name">Its name, of which the kernel keeps 15 bytes.</param>
/// <param name="State">What it does; <c>Z</c> of one that has ended and that nobody has waited for.</param>
/// <param name="Parent">The id of its parent; 0 for none.</param>
/// <param name="Group">The id of its process group.</param>
/// <param name="OwnCpuSeconds">Processor time of its own, in hundredths of a second.</param>
/// <param name="ChildrenCpuSeconds">Processor time of the children that have ended and that it has waited for, in hundredths of a
/// second.</param>
/// <param name="Started">When it started, in ticks since the machine did: an id that is given again has another.</param>
public sealed record ProcStat(
    string Name, char State, int Parent, int Group, double OwnCpuSeconds, double ChildrenCpuSeconds, long Started)
{
    // The unit of the times (USER_HZ): 100 a second on every architecture that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>Null when the process is gone.</summary>
    public static ProcStat? Of(int processId)
    {
        if (ProcFiles.Read(processId, "stat") is not { } stat)
            return null;
        // pid (name) state ppid …; the name may hold anything, so count from its closing bracket.
        var end = stat.LastIndexOf(')');
        var fields = stat[(end + 2)..].Split(' ');
        return new ProcStat(
            stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..end],
            fields[0][0],
            (int)Number(1),
            (int)Number(2),
            (Number(11) + Number(12)) / TicksPerSecond,
            (Number(13) + Number(14)) / TicksPerSecond,
            Number(19));

        long Number(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture);
    }
}

/// <summary>All processes at one moment, by id. Those of other users are missing where the system hides them.</summary>
public sealed class ProcessTable
{
    private readonly Dictionary<int, ProcStat> _all;
    private readonly ILookup<int, int> _children;

    private ProcessTable(Dictionary<int, ProcStat> all)
        => (_all, _children) = (all, all.ToLookup(process => process.Value.Parent, process => process.Key));

    /// <summary>Each of them.</summary>
    public IReadOnlyDictionary<int, ProcStat> All => _all;

    /// <summary>Reads it: a file for each process.</summary>
    public static ProcessTable Read()
        => new(ProcFiles.Ids().Select(id => (Id: id, Stat: ProcStat.Of(id))).Where(process => process.Stat is not null)
            .ToDictionary(process => process.Id, process => process.Stat!));

    /// <summary>Those whose parent it is.</summary>
    public IReadOnlyList<int> ChildrenOf(int processId) => [.. _children[processId]];

    /// <summary>It and its ancestors; none when it is gone.</summary>
    public IEnumerable<int> LineOf(int processId)
    {
        // An id that was taken anew meanwhile could lead in a circle.
        for (var steps = 0; _all.TryGetValue(processId, out var process) && steps < _all.Count; steps++, processId = process.Parent)
            yield return processId;
    }
}

/// <summary>The processor time of another process by the kernel's own clock of it (POSIX <c>clock_getcpuclockid</c>), in nanoseconds. A
/// process that asks about itself (<c>getrusage</c>) is told the same; <c>/proc/PID/stat</c> has hundredths.</summary>
public static partial class ProcessorClock
{
    /// <summary>User and system time of all its threads, in seconds, without its children; null when it is gone, and elsewhere than on
    /// Linux.</summary>
    public static double? Seconds(int processId)
        => OperatingSystem.IsLinux() && ClockOf(processId, out var clock) == 0 ? SystemClock.Seconds(clock) : null;

    [LibraryImport("libc", EntryPoint = "clock_getcpuclockid")]
    private static partial int ClockOf(int processId, out int clock);
}

/// <summary>The memory of a process.</summary>
/// <param name="ResidentBytes">What is resident now, which .NET calls its working set; 0 once it has ended.</param>
/// <param name="PeakBytes">The most that it was at one time.</param>
public readonly record struct ProcessMemory(long ResidentBytes, long PeakBytes);
