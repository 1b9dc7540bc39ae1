using System.Diagnostics;
using IrisBench.Processes;

namespace IrisBench.Experiments.Measurement;

/// <summary>A process of this machine and all that it starts, as <c>/proc</c> tells them. Not for several threads at once.</summary>
/// <param name="root">The process.</param>
/// <param name="hidden">Tells whether there is a process, though this one may not see it; null to ask the kernel.</param>
internal sealed class ProcessTree(int root, Func<int, bool>? hidden = null)
{
    // The kernel tells the time of ended children in hundredths, user and system, each rounded down.
    private const double RoundingSeconds = 0.02;

    private static readonly string[] s_ofShells = ["_", "SHLVL", "PWD", "OLDPWD"];

    private readonly Func<int, bool> _isHidden = hidden ?? (id => Signal.IsThere(id) && ProcStat.Of(id) is null);
    private Dictionary<int, Member> _members = [];
    private double _cpuSeconds;
    private double _ended;
    private double _arrived;
    private long? _started;

    public int Root => root;

    /// <summary>The ids of its processes when they were last read.</summary>
    public IReadOnlyCollection<int> Members => _members.Keys;

    /// <summary>Why its processor time is not all that was taken; null where nothing is known to be missing.</summary>
    public string? CpuIncomplete { get; private set; }

    /// <summary>Processor time of its processes, those included that ended and were waited for by their parent; what they use,
    /// and how many there are.</summary>
    /// <param name="childrenOf">Tells whom a process has started.</param>
    public (double CpuSeconds, double ResidentBytes, double PeakBytes, int Processes) Read(Func<int, IReadOnlyList<int>> childrenOf)
    {
        var (cpu, resident, peak) = (0.0, 0.0, 0.0);
        var (left, members) = (new Stack<int>([root]), new Dictionary<int, Member>());
        while (left.TryPop(out var id))
        {
            if (members.ContainsKey(id))
                continue;
            if (ProcStat.Of(id) is { } stat && (id != root || IsStillThat(stat.Started)))
            {
                var memory = ProcFiles.Memory(id) ?? default;
                var own = ProcessorClock.Seconds(id) ?? stat.OwnCpuSeconds;
                cpu += own + stat.ChildrenCpuSeconds;
                (resident, peak) = (resident + memory.ResidentBytes, Math.Max(peak, memory.PeakBytes));
                members[id] = new Member(stat.Started, own + stat.ChildrenCpuSeconds, stat.ChildrenCpuSeconds);
                foreach (var child in childrenOf(id))
                    left.Push(child);
            }
            else if (id == root)
            {
                throw new MeasurementLostException($"the process {root} has ended; keep it running, and measure again");
            }
            else if (_isHidden(id))
            {
                CpuIncomplete ??= $"the process {id}, which it started, is another user's and hidden from you (hidepid)";
            }
        }

        Account(members);
        // Of children that ended the kernel tells hundredths of a second, rounded down, where it told nanoseconds before; and some
        // between two looks in neither place.
        _cpuSeconds = Math.Max(_cpuSeconds, cpu);
        return (_cpuSeconds, resident, peak, members.Count);
    }

    /// <summary>Looks whether something that it started has gone on without it.</summary>
    public void LookForOrphan(ProcessTable table, Func<int, bool> isKnown)
    {
        if (CpuIncomplete is null && OrphanIn(table, isKnown) is { } orphan)
            CpuIncomplete = $"the process {orphan} goes on without the one that started it, so its time is told to nobody here";
    }

    /// <summary>What a process had used when it was last seen must arrive at its parent once it is gone. What does not, nobody has waited
    /// for: it is lost, and so is the time of all its kind.</summary>
    private void Account(Dictionary<int, Member> members)
    {
        var ended = _ended;
        foreach (var (id, before) in _members)
        {
            if (!members.TryGetValue(id, out var now) || now.Started != before.Started)
            {
                _ended += before.CpuSeconds;
                if (ProcStat.Of(id)?.Started == before.Started)
                    CpuIncomplete ??= $"the process {id} goes on without the one that started it, so its time is told to nobody here";
            }
            else
            {
                _arrived += Math.Max(0, now.ChildrenCpuSeconds - before.ChildrenCpuSeconds);
            }
        }

        // Of what was missing at the look before: one that ended during this look arrives at the next.
        var lost = ended - _arrived - (RoundingSeconds * members.Count);
        if (lost > 0)
            CpuIncomplete ??= "processes that it started have ended and nobody waited for them, so the time that they took is lost";
        _members = members;
    }

    /// <summary>A younger process whose parent is gone, so that the system's first process took it in, and that comes from here: it is of
    /// the same group, or, where it has left that (<c>setsid</c>), has the command of one of these or was given the same environment. Or an
    /// ancestor of this one took it in: that one may have started others itself, so the command must be the same besides.</summary>
    private int? OrphanIn(ProcessTable table, Func<int, bool> isKnown)
    {
        if (!table.All.TryGetValue(root, out var own))
            return null;
        var ancestors = table.LineOf(root).Skip(1).ToHashSet();
        var environment = new Lazy<string?>(() => Given(root));
        var commands = new Lazy<HashSet<string>>(() => [.. _members.Keys.Append(root).Select(CommandOf).OfType<string>()]);
        return table.All
            .Where(process => process.Value.Started >= own.Started && process.Key != root && !ancestors.Contains(process.Key)
                && !isKnown(process.Key) && (IsFirst(process.Value.Parent) || ancestors.Contains(process.Value.Parent))
                && ComesFromHere(process.Key, process.Value))
            .Select(process => (int?)process.Key).FirstOrDefault();

        bool IsFirst(int id) => id == 1 || (table.All.TryGetValue(id, out var process) && process.Name == "systemd");

        bool ComesFromHere(int id, ProcStat stat)
        {
            var isLike = new Lazy<bool>(() => CommandOf(id) is { } command && commands.Value.Contains(command));
            var isNear = stat.Group == own.Group || (Given(id) is { } given && given == environment.Value);
            return IsFirst(stat.Parent) && stat.Parent != own.Parent ? isNear || isLike.Value : isNear && isLike.Value;
        }
    }

    private static string? CommandOf(int id) => ProcFiles.Read(id, "cmdline") is { Length: > 0 } command ? command : null;

    // What it was given when it began, less what a shell in between changes of itself.
    private static string? Given(int id) => ProcFiles.Read(id, "environ") is { Length: > 0 } environment
        ? string.Join('\0', environment.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(variable => !s_ofShells.Contains(variable.Split('=')[0])).Order(StringComparer.Ordinal))
        : null;

    // The kernel gives an id again.
    private bool IsStillThat(long started) => (_started ??= started) == started;

    private readonly record struct Member(long Started, double CpuSeconds, double ChildrenCpuSeconds);
}

/// <summary>Looks for processes that go on without who started them, as a second fork makes them. It takes a file of each process of the
/// machine, so it is done seldom: as often as it may take its share of the time.</summary>
internal sealed class OrphanSearch
{
    private const double ShortestPauseSeconds = 1;
    private const double TimeShare = 0.005;

    private double _nextAt;

    public void LookAt(IReadOnlyList<ProcessTree> trees)
    {
        var begin = Stopwatch.GetTimestamp();
        var now = begin / (double)Stopwatch.Frequency;
        if (now < _nextAt)
            return;
        var table = ProcessTable.Read();
        var known = trees.SelectMany(tree => tree.Members).Append(Environment.ProcessId).ToHashSet();
        foreach (var tree in trees)
            tree.LookForOrphan(table, id => known.Contains(id) || table.LineOf(id).Any(known.Contains));
        _nextAt = now + Math.Max(ShortestPauseSeconds, Stopwatch.GetElapsedTime(begin).TotalSeconds / TimeShare);
    }
}
