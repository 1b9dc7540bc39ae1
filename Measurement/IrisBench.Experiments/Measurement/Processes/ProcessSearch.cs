using System.Globalization;
using IrisBench.Processes;

namespace IrisBench.Experiments.Measurement.Processes;

/// <summary>Finds processes of this machine.</summary>
internal static class ProcessSearch
{
    // TASK_COMM_LEN: the kernel keeps this much of a name.
    private const int NameLength = 15;

    /// <param name="named">An id, or a name: all that are called so, those left out that another of them started, and irisbench with who started it.</param>
    /// <exception cref="MeasurementLostException">There is none, or no <c>/proc</c>.</exception>
    public static IReadOnlyList<int> Find(string named)
    {
        if (!OperatingSystem.IsLinux())
            throw new MeasurementLostException("processes are measured by /proc, which only Linux has");
        if (int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return Directory.Exists($"/proc/{id}") ? [id] : throw new MeasurementLostException($"there is no process {id}");

        var all = Living();
        // Whoever started irisbench would bring irisbench with it.
        var own = LineOf(Environment.ProcessId, all).ToHashSet();
        var called = all.Where(process => process.Value.Name == named[..Math.Min(named.Length, NameLength)] && !own.Contains(process.Key)).Select(process => process.Key).ToHashSet();
        return called.Count > 0 ? [.. called.Where(id => !LineOf(id, all).Skip(1).Any(called.Contains)).Order()] : throw new MeasurementLostException($"there is no process called '{named}'");
    }

    /// <summary>One that is another component's too, or was started by one of another component's, or by who was; null for none.</summary>
    public static (string Component, int Id)? CountedTwice(IReadOnlyList<(string Component, int Id)> roots)
    {
        var all = Living();
        return roots.Where(root => LineOf(root.Id, all).Any(id => roots.Any(other => other.Id == id && other.Component != root.Component)))
            .Select(root => ((string, int)?)root).FirstOrDefault();
    }

    private static Dictionary<int, ProcStat> Living()
        => ProcFiles.Ids().Select(id => (Id: id, Stat: ProcStat.Of(id))).Where(process => process.Stat is not null).ToDictionary(process => process.Id, process => process.Stat!);

    // It and its ancestors. An id that was taken anew meanwhile could lead in a circle.
    private static IEnumerable<int> LineOf(int id, Dictionary<int, ProcStat> all)
    {
        for (var steps = 0; all.TryGetValue(id, out var process) && steps < all.Count; steps++, id = process.Parent)
            yield return id;
    }
}
