using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IrisBench.Experiments.Results;
using IrisBench.Processes;

namespace IrisBench.Experiments.Measurement;

/// <summary>Processes of this machine as the kernel tells them, each with what it starts: for programs that tell nothing themselves. They
/// are named by id or by name, for each component.</summary>
/// <param name="named">Ids or names, by component.</param>
/// <param name="tellChildren">Whether the kernel tells whom a process has started.</param>
internal sealed class ProcessSource(IReadOnlyDictionary<string, string> named, bool? tellChildren = null) : IMeasurementSource
{
    // .NET compiles what reads them.
    private const int SettlingReads = 50;

    private readonly Dictionary<string, ProcessTree[]> _trees = [];
    private readonly Dictionary<string, string> _starts = [];
    private readonly List<string> _notes = [];
    private readonly ProcessMemoryCount _memory = new();
    private readonly OrphanSearch _orphans = new();

    public MeasurementSource Kind => MeasurementSource.Processes;

    public MemoryKind Memory => _memory.Kind;

    public IReadOnlyList<string> Components { get; } = [.. named.Keys.Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Notes => [.. _notes, .. _memory.Notes];

    public IReadOnlyDictionary<string, string> Starts => _starts;

    public void Settle(RunClock clock, CancellationToken cancellationToken)
    {
        foreach (var (component, process) in named)
        {
            var roots = ProcessSearch.Find(process);
            _trees[component] = [.. roots.Select(root => new ProcessTree(root))];
            _starts[component] = ProgramStart.Of(roots);
            var several = roots.Count > 1 ? $", of which there are {roots.Count}, added up" : "";
            _notes.Add($"CPU and memory of {component}: process {process}{several}, and what it starts, from /proc.");
        }

        if (ProcessSearch.CountedTwice([.. _trees.SelectMany(named => named.Value, (named, tree) => (named.Key, tree.Root))]) is { } twice)
            throw new MeasurementLostException($"the process {twice.Id} is counted to {twice.Component} and to another component");

        var unreadable = _trees.Where(one => one.Value.Any(tree => ProcFiles.Own(tree.Root) is null)).Select(one => one.Key)
            .FirstOrDefault();
        _memory.Settle(unreadable is null ? null : $"what {unreadable} has of its own cannot be read");
        for (var read = 0; read < SettlingReads; read++)
            Read(clock, cancellationToken);
    }

    public bool TryCount(MemoryKind kind, string reason) => _memory.TryCount(kind, reason);

    public IReadOnlyList<Reading> Read(RunClock clock, CancellationToken cancellationToken) => Read(clock, isEdge: false);

    public IReadOnlyList<Reading> ReadEdge(RunClock clock, CancellationToken cancellationToken) => Read(clock, isEdge: true);

    private List<Reading> Read(RunClock clock, bool isEdge)
    {
        var childrenOf = ProcFiles.Children(tellChildren);
        List<Reading> readings = [.. _trees.Select(component => Of(component.Key, component.Value, childrenOf, clock))];
        _orphans.LookAt([.. _trees.Values.SelectMany(trees => trees)]);
        return [.. readings.Select(reading
            => _memory.Of(reading, () => [.. _trees[reading.Component].SelectMany(tree => tree.Members)], isEdge))];
    }

    private static Reading Of(string component, ProcessTree[] trees, Func<int, IReadOnlyList<int>> childrenOf, RunClock clock)
    {
        var uses = MeasurementLostException.Guard(
            () => Array.ConvertAll(trees, tree => tree.Read(childrenOf)), reason => $"{component} cannot be measured: {reason}");
        return new Reading(
            component, clock.Seconds, uses.Sum(one => one.CpuSeconds), uses.Sum(one => one.ResidentBytes), uses.Sum(one => one.Processes),
            uses.Max(one => one.PeakBytes), CpuIncomplete: trees.Select(tree => tree.CpuIncomplete).FirstOrDefault(why => why is not null));
    }
}

internal static class ProcessSearch
{
    // TASK_COMM_LEN: the kernel keeps this much of a name.
    private const int NameLength = 15;

    /// <summary>The process of an id, or all that have a name; those left out that another of them started,
    /// and irisbench with who started it.</summary>
    /// <param name="named">The id or the name.</param>
    /// <param name="isThere">Tells whether there is a process that cannot be seen; null to ask the kernel.</param>
    /// <exception cref="MeasurementLostException">There is none, or it cannot be seen, or there is no <c>/proc</c>.</exception>
    public static IReadOnlyList<int> Find(string named, Func<int, bool>? isThere = null)
    {
        if (!OperatingSystem.IsLinux())
            throw new MeasurementLostException("processes are measured by /proc, which only Linux has");
        if (int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return ProcStat.Of(id) is not null ? [id] : throw new MeasurementLostException((isThere ?? Signal.IsThere)(id)
                ? $"the process {id} is not visible to you: the system hides those of other users (hidepid); run irisbench as its user"
                : $"there is no process {id}; start the system first, and give the id that it has now");

        var table = ProcessTable.Read();
        // Whoever started irisbench would bring irisbench with it.
        var own = table.LineOf(Environment.ProcessId).ToHashSet();
        var called = table.All
            .Where(process => process.Value.Name == named[..Math.Min(named.Length, NameLength)] && !own.Contains(process.Key))
            .Select(process => process.Key).ToHashSet();
        return called.Count > 0
            ? [.. called.Where(id => !table.LineOf(id).Skip(1).Any(called.Contains)).Order()]
            : throw new MeasurementLostException($"there is no process called '{named}' that is visible to you; start the system first "
                + "('ps -e' lists the names), and where it runs as another user, run irisbench as that one");
    }

    /// <summary>One that is another component's too, or was started by one of another component's, or by who was; null for none.</summary>
    public static (string Component, int Id)? CountedTwice(IReadOnlyList<(string Component, int Id)> roots)
    {
        var table = ProcessTable.Read();
        return roots
            .Where(root => table.LineOf(root.Id).Any(id => roots.Any(other => other.Id == id && other.Component != root.Component)))
            .Select(root => ((string, int)?)root).FirstOrDefault();
    }
}

/// <summary>Tells one start of a program from another: rounds of a server with two workers and of one with four are no rounds of one
/// run.</summary>
internal static class ProgramStart
{
    // A command line may hold a password. These are of one in 65,536 hashes: enough to see another start, too few to find out a secret.
    private const int Digits = 4;

    public static string Of(IEnumerable<int> processes)
    {
        var starts = processes.Select(id => $"{ProgramOf(id)} {ProcFiles.Read(id, "cmdline")}").Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', starts))))[..Digits];
    }

    // The file that runs, by its size and its time: a program that was built anew has others.
    private static string ProgramOf(int id)
    {
        try
        {
            using var file = File.OpenHandle(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/exe"));
            return string.Create(
                CultureInfo.InvariantCulture, $"{RandomAccess.GetLength(file)} {File.GetLastWriteTimeUtc(file).Ticks}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
