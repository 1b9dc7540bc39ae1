using System.Globalization;
using IrisBench.Processes;

namespace IrisBench.Gateway.Processes;

/// <summary>Linux's account of a living process.</summary>
internal static class ProcFiles
{
    // The unit of the times in stat (USER_HZ): 100 a second on every architecture that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>CPU seconds, those of children that it has waited for included, as wait4 tells them at its end; null when it is gone.</summary>
    public static double? CpuSeconds(int processId)
    {
        // pid (name) state ppid …; the name may hold anything, so count from its closing bracket.
        if (ProcessorClock.Seconds(processId) is not { } own || Read(processId, "stat") is not { } stat)
        {
            return null;
        }

        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return own + ((Number(fields[13]) + Number(fields[14])) / TicksPerSecond);
    }

    /// <summary>Null when the process is gone.</summary>
    public static ProcessMemory? Memory(int processId)
        // A process that has ended and is not reaped yet has no such lines.
        => Read(processId, "status") is { } status && Bytes(status, "VmHWM:") is { } peak ? new ProcessMemory(Bytes(status, "VmRSS:") ?? 0, peak) : null;

    /// <summary>The most resident memory, in bytes, that this program itself has had.</summary>
    public static long OwnPeakBytes() => Memory(Environment.ProcessId)?.PeakBytes ?? 0;

    private static string? Read(int processId, string file)
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
        return Number(line[..line.IndexOf(' ')]) * 1024;
    }

    private static long Number(ReadOnlySpan<char> text) => long.Parse(text, CultureInfo.InvariantCulture);
}
