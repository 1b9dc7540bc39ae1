using System.Globalization;
using IrisBench.Processes;

namespace IrisBench.Experiments.Measurement.Processes;

/// <summary>A process of this machine and all that it starts, as <c>/proc</c> tells them. Not for several threads at once.</summary>
/// <param name="root">Its id.</param>
internal sealed class ProcessTree(int root)
{
    // sysconf(_SC_CLK_TCK) of Linux, on every architecture that .NET runs on.
    private const double TicksPerSecond = 100;

    private double _cpuSeconds;
    private string? _started;

    public int Root => root;

    /// <summary>Processor time of its processes, those included that ended and were waited for by their parent; what they use, and how many there are.</summary>
    /// <exception cref="MeasurementLostException">It has ended.</exception>
    public (double CpuSeconds, double ResidentBytes, double PeakBytes, int Processes) Read()
    {
        var (cpu, resident, peak, processes) = (0.0, 0.0, 0.0, 0);
        var (left, seen) = (new Stack<int>([root]), new HashSet<int>());
        while (left.TryPop(out var id))
        {
            if (!seen.Add(id))
                continue;
            if (ReadOne(id) is { } one && (id != root || IsStillThat(one.Started)))
            {
                (cpu, resident, peak, processes) = (cpu + one.CpuSeconds, resident + one.ResidentBytes, Math.Max(peak, one.PeakBytes), processes + 1);
                foreach (var child in ChildrenOf(id))
                    left.Push(child);
            }
            else if (id == root)
            {
                throw new MeasurementLostException($"the process {root} has ended");
            }
        }

        // Of children that ended the kernel tells hundredths of a second, rounded down, where it told nanoseconds before; and some
        // between two looks in neither place.
        _cpuSeconds = Math.Max(_cpuSeconds, cpu);
        return (_cpuSeconds, resident, peak, processes);
    }

    // The kernel gives an id again.
    private bool IsStillThat(string started) => (_started ??= started) == started;

    private static (double CpuSeconds, double ResidentBytes, double PeakBytes, string Started)? ReadOne(int id)
    {
        try
        {
            // proc_pid_stat(5): after the name in parentheses state (field 3), …, cutime (16), cstime (17), starttime (22).
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ofChildren = (Number(fields[13]) + Number(fields[14])) / TicksPerSecond;
            var own = ProcessorClock.Seconds(id) ?? ((Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
            var (resident, peak) = (0.0, 0.0);
            foreach (var line in File.ReadLines($"/proc/{id}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    peak = Kibibytes(line);
                else if (line.StartsWith("VmRSS:", StringComparison.Ordinal))
                    resident = Kibibytes(line);
            }

            return (own + ofChildren, resident, peak, fields[19]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static IEnumerable<int> ChildrenOf(int id)
    {
        var children = new List<int>();
        foreach (var task in Read(() => Directory.GetDirectories($"/proc/{id}/task")) ?? [])
            children.AddRange((Read(() => File.ReadAllText(Path.Combine(task, "children"))) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(child => int.Parse(child, CultureInfo.InvariantCulture)));
        return children;
    }

    private static T? Read<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It, or this thread of it, has ended meanwhile.
            return null;
        }
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static double Kibibytes(string line) => 1024 * Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1]);
}
