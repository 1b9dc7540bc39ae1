using System.ComponentModel;
using System.Diagnostics;

namespace IrisBench.Processes;

/// <summary>
/// The children of a child outlive it when it ends in good order, so they are noted while it can still be asked. Only
/// Linux tells who belongs to whom without much ado; elsewhere they are the child's own affair.
/// </summary>
public static class ProcessTree
{
    /// <summary>The living children of the processes, and theirs. None where there is no <c>/proc</c>.</summary>
    public static IReadOnlyList<Process> DescendantsOf(params IReadOnlyCollection<int> processIds)
    {
        ArgumentNullException.ThrowIfNull(processIds);
        if (!OperatingSystem.IsLinux())
            return [];

        var children = Directory.EnumerateDirectories("/proc")
            .Select(directory => int.TryParse(Path.GetFileName(directory), out var id) ? id : 0)
            .Where(id => id > 0)
            .ToLookup(ParentOf);
        var found = new List<int>();
        var open = new Queue<int>(processIds.SelectMany(id => children[id]));
        while (open.TryDequeue(out var id))
        {
            found.Add(id);
            foreach (var child in children[id])
                open.Enqueue(child);
        }

        return [.. found.Select(Find).OfType<Process>()];
    }

    /// <summary>Kills the processes, as far as they live, and disposes what stands for them here.</summary>
    public static void Kill(IEnumerable<Process> processes)
    {
        ArgumentNullException.ThrowIfNull(processes);
        foreach (var process in processes)
        {
            using (process)
                TryKill(process);
        }
    }

    /// <summary>The process of that number, or null when there is none.</summary>
    public static Process? Find(int processId)
    {
        try
        {
            return Process.GetProcessById(processId);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Kills the process unless it has ended.</summary>
    public static void TryKill(Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        try
        {
            // The search of .NET takes long enough to be noticed, and on Linux it is done already.
            process.Kill(entireProcessTree: !OperatingSystem.IsLinux());
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended.
        }
    }

    private static int ParentOf(int processId)
    {
        try
        {
            // pid (name) state ppid …; the name may hold anything, so count from its closing bracket.
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
