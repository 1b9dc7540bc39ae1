using System.Globalization;

namespace IrisBench.Gateway.Processes;

/// <summary>Linux's account of a living process.</summary>
internal static class ProcFiles
{
    // The unit of the times in stat (USER_HZ): 100 a second on every architecture that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>CPU seconds and resident bytes, or null when the process is gone.</summary>
    public static ResourceUsage? Read(int processId)
    {
        try
        {
            // pid (name) state ppid …; the name may hold anything, so count from its closing bracket.
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14]);
            var status = File.ReadAllText($"/proc/{processId}/status");
            var peak = Kilobytes(status, "VmHWM:");
            return peak is null ? null : new ResourceUsage(ticks / TicksPerSecond, Kilobytes(status, "VmRSS:") * 1024 ?? 0, peak.Value * 1024);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The most resident memory, in bytes, that the process has had; null when it is gone.</summary>
    public static long? PeakBytes(int processId)
    {
        try
        {
            return Kilobytes(File.ReadAllText($"/proc/{processId}/status"), "VmHWM:") * 1024;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The most resident memory, in bytes, that this program itself has had.</summary>
    public static long OwnPeakBytes() => Kilobytes(File.ReadAllText("/proc/self/status"), "VmHWM:") * 1024 ?? 0;

    // A process that has ended and is not reaped yet has no such lines.
    private static long? Kilobytes(string status, string name)
    {
        var at = status.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var line = status.AsSpan(at + name.Length);
        line = line[..line.IndexOf('\n')].Trim();
        return long.Parse(line[..line.IndexOf(' ')], CultureInfo.InvariantCulture);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
