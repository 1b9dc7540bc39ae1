using System.Diagnostics;
using System.Globalization;

namespace IrisBench.Hosting.Embedded.Dashboard;

// The processes of the machine, read in one pass: on Linux from /proc/PID/stat (man 5 proc), which tells the parent as
// well. Elsewhere a resource is its own process only.
internal static class ProcessTable
{
    // Fixed for user space, whatever the kernel ticks at (man 7 time).
    private const double TicksPerSecond = 100;

    public static IReadOnlyList<ProcessEntry> Read(IEnumerable<int> wanted) => OperatingSystem.IsLinux()
        ? [.. Directory.EnumerateDirectories("/proc").Select(ReadStat).OfType<ProcessEntry>()]
        : [.. wanted.Select(Ask).OfType<ProcessEntry>()];

    private static ProcessEntry? ReadStat(string directory)
    {
        if (!int.TryParse(Path.GetFileName(directory.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        try
        {
            // pid (name) state ppid …; the name may hold anything, so count from its closing bracket.
            var stat = File.ReadAllText($"{directory}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new ProcessEntry(id, Number(1), TimeSpan.FromSeconds((Number(11) + Number(12)) / TicksPerSecond), Number(21) * (long)Environment.SystemPageSize);

            int Number(int index) => int.Parse(fields[index], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ProcessEntry? Ask(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return new ProcessEntry(id, 0, process.TotalProcessorTime, process.WorkingSet64);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
