using System.Globalization;

namespace IrisBench.Processes;

/// <summary>Linux's account of living processes.</summary>
public static class ProcFiles
{
    /// <summary>The ids of all processes.</summary>
    public static IEnumerable<int> Ids()
        => Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0);

    /// <summary>The ids of the processes that it has started and that have not ended; none when it is gone.</summary>
    public static IReadOnlyList<int> ChildrenOf(int processId)
    {
        try
        {
            // Each thread tells the children that it started itself.
            return [.. Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/task"))
                .SelectMany(task => (Read(processId, $"task/{Path.GetFileName(task)}/children") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(child => int.Parse(child, CultureInfo.InvariantCulture))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>CPU seconds, those of children that it has waited for included, as wait4 tells them at its end; null when it is gone.</summary>
    public static double? CpuSeconds(int processId) => ProcessorClock.Seconds(processId) + ProcStat.Of(processId)?.ChildrenCpuSeconds;

    /// <summary>Null when the process is gone.</summary>
    public static ProcessMemory? Memory(int processId)
        // A process that has ended and is not reaped yet has no such lines.
        => Read(processId, "status") is { } status && Bytes(status, "VmHWM:") is { } peak ? new ProcessMemory(Bytes(status, "VmRSS:") ?? 0, peak) : null;

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
        {
            return null;
        }

        var line = status.AsSpan(at + name.Length);
        line = line[..line.IndexOf('\n')].Trim();
        return long.Parse(line[..line.IndexOf(' ')], CultureInfo.InvariantCulture) * 1024;
    }
}
