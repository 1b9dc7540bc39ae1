using System.Globalization;

namespace IrisBench.Experiments.Measurement.Processes;

/// <summary>Finds processes of this machine.</summary>
internal static class ProcessSearch
{
    // TASK_COMM_LEN: the kernel keeps this much of a name.
    private const int NameLength = 15;

    /// <param name="named">An id, or a name: all that are called so, those left out that another of them started.</param>
    /// <exception cref="MeasurementLostException">There is none, or no <c>/proc</c>.</exception>
    public static IReadOnlyList<int> Find(string named)
    {
        if (!OperatingSystem.IsLinux())
            throw new MeasurementLostException("processes are measured by /proc, which only Linux has");
        if (int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return Directory.Exists($"/proc/{id}") ? [id] : throw new MeasurementLostException($"there is no process {id}");

        var all = Directory.EnumerateDirectories("/proc").Select(Read).OfType<(int Id, int Parent, string Name)>()
            .Where(process => process.Name == named[..Math.Min(named.Length, NameLength)]).ToDictionary(process => process.Id);
        return all.Count > 0 ? [.. all.Values.Where(process => !all.ContainsKey(process.Parent)).Select(process => process.Id).Order()] : throw new MeasurementLostException($"there is no process called '{named}'");
    }

    private static (int Id, int Parent, string Name)? Read(string directory)
    {
        if (!int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        try
        {
            // proc_pid_stat(5): the name stands in parentheses, after it come the state and the parent.
            var stat = File.ReadAllText(Path.Combine(directory, "stat"));
            var end = stat.LastIndexOf(')');
            return (id, int.Parse(stat[(end + 2)..].Split(' ')[1], CultureInfo.InvariantCulture), stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..end]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return null;
        }
    }
}
