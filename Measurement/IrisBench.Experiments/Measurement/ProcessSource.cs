using System.Globalization;
using IrisBench.Experiments.Results;
using IrisBench.Processes;

namespace IrisBench.Experiments.Measurement;

/// <summary>Processes of this machine as the kernel tells them, each with what it starts: for programs that tell nothing themselves. They
/// are named by id or by name, for each component.</summary>
internal sealed class ProcessSource(IReadOnlyDictionary<string, string> named) : IMeasurementSource
{
    // .NET compiles what reads them.
    private const int SettlingReads = 50;

    private readonly Dictionary<string, ProcessTree[]> _trees = [];
    private readonly List<string> _notes = [];

    public MeasurementSource Kind => MeasurementSource.Processes;

    public MeasuredScope Scope => MeasuredScope.Process;

    public IReadOnlyList<string> Components { get; } = [.. named.Keys.Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Notes => _notes;

    public void Settle(RunClock clock, CancellationToken cancellationToken)
    {
        foreach (var (component, process) in named)
        {
            var roots = ProcessSearch.Find(process);
            _trees[component] = [.. roots.Select(root => new ProcessTree(root))];
            var several = roots.Count > 1 ? $", of which there are {roots.Count}, added up" : "";
            _notes.Add($"CPU and memory of {component}: process {process}{several}, and what it starts, from /proc.");
        }

        if (ProcessSearch.CountedTwice([.. _trees.SelectMany(named => named.Value, (named, tree) => (named.Key, tree.Root))]) is { } twice)
            throw new MeasurementLostException($"the process {twice.Id} is counted to {twice.Component} and to another component");

        for (var read = 0; read < SettlingReads; read++)
            Read(clock, cancellationToken);
    }

    public IReadOnlyList<Reading> Read(RunClock clock, CancellationToken cancellationToken)
        => [.. _trees.Select(component => Of(component.Key, component.Value, clock))];

    private static Reading Of(string component, ProcessTree[] trees, RunClock clock)
    {
        var readings = MeasurementLostException.Guard(
            () => Array.ConvertAll(trees, tree => tree.Read()), reason => $"{component} cannot be measured: {reason}");
        return new Reading(
            component, clock.Seconds, readings.Sum(one => one.CpuSeconds), readings.Sum(one => one.ResidentBytes),
            readings.Sum(one => one.Processes), readings.Max(one => one.PeakBytes));
    }
}

/// <summary>A process of this machine and all that it starts, as <c>/proc</c> tells them. Not for several threads at once.</summary>
internal sealed class ProcessTree(int root)
{
    private double _cpuSeconds;
    private long? _started;

    public int Root => root;

    /// <summary>Processor time of its processes, those included that ended and were waited for by their parent; what they use,
    /// and how many there are.</summary>
    public (double CpuSeconds, double ResidentBytes, double PeakBytes, int Processes) Read()
    {
        var (cpu, resident, peak, processes) = (0.0, 0.0, 0.0, 0);
        var (left, seen) = (new Stack<int>([root]), new HashSet<int>());
        while (left.TryPop(out var id))
        {
            if (!seen.Add(id))
                continue;
            if (ProcStat.Of(id) is { } stat && (id != root || IsStillThat(stat.Started)))
            {
                var memory = ProcFiles.Memory(id) ?? default;
                cpu += (ProcessorClock.Seconds(id) ?? stat.OwnCpuSeconds) + stat.ChildrenCpuSeconds;
                (resident, peak, processes) = (resident + memory.ResidentBytes, Math.Max(peak, memory.PeakBytes), processes + 1);
                foreach (var child in ProcFiles.ChildrenOf(id))
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
    private bool IsStillThat(long started) => (_started ??= started) == started;
}

internal static class ProcessSearch
{
    // TASK_COMM_LEN: the kernel keeps this much of a name.
    private const int NameLength = 15;

    /// <summary>The process of an id, or all that have a name; those left out that another of them started,
    /// and irisbench with who started it.</summary>
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
        var called = all
            .Where(process => process.Value.Name == named[..Math.Min(named.Length, NameLength)] && !own.Contains(process.Key))
            .Select(process => process.Key).ToHashSet();
        return called.Count > 0
            ? [.. called.Where(id => !LineOf(id, all).Skip(1).Any(called.Contains)).Order()]
            : throw new MeasurementLostException($"there is no process called '{named}'");
    }

    /// <summary>One that is another component's too, or was started by one of another component's, or by who was; null for none.</summary>
    public static (string Component, int Id)? CountedTwice(IReadOnlyList<(string Component, int Id)> roots)
    {
        var all = Living();
        return roots.Where(root => LineOf(root.Id, all).Any(id => roots.Any(other => other.Id == id && other.Component != root.Component)))
            .Select(root => ((string, int)?)root).FirstOrDefault();
    }

    private static Dictionary<int, ProcStat> Living()
        => ProcFiles.Ids().Select(id => (Id: id, Stat: ProcStat.Of(id)))
            .Where(process => process.Stat is not null)
            .ToDictionary(process => process.Id, process => process.Stat!);

    // It and its ancestors. An id that was taken anew meanwhile could lead in a circle.
    private static IEnumerable<int> LineOf(int id, Dictionary<int, ProcStat> all)
    {
        for (var steps = 0; all.TryGetValue(id, out var process) && steps < all.Count; steps++, id = process.Parent)
            yield return id;
    }
}
