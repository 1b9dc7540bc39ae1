using System.Diagnostics;

namespace IrisBench.Hosting.Embedded.Dashboard;

// Turns the counters of processes into what each resource uses: the difference to the last reading.
internal sealed class UsageMeter
{
    private Dictionary<int, TimeSpan> _cpuTimes = [];
    private long _readAt;

    public Dictionary<string, UsageView> Read(IReadOnlyDictionary<string, int> roots)
    {
        var processes = ProcessTable.Read(roots.Values);
        var elapsed = _readAt == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_readAt);
        var children = processes.ToLookup(process => process.ParentId);
        var byId = processes.ToDictionary(process => process.Id);
        var usage = roots
            .Where(root => byId.ContainsKey(root.Value))
            .ToDictionary(root => root.Key, root => Sum(Tree(byId[root.Value], children), elapsed), StringComparer.OrdinalIgnoreCase);
        _cpuTimes = processes.ToDictionary(process => process.Id, process => process.CpuTime);
        _readAt = Stopwatch.GetTimestamp();
        return usage;
    }

    private UsageView Sum(IEnumerable<ProcessEntry> tree, TimeSpan elapsed)
    {
        var (cpu, memory) = (TimeSpan.Zero, 0L);
        foreach (var process in tree)
        {
            memory += process.WorkingSet;
            // A number may belong to another process by now, whose time is less.
            if (_cpuTimes.TryGetValue(process.Id, out var before) && process.CpuTime > before)
                cpu += process.CpuTime - before;
        }

        return new UsageView(elapsed > TimeSpan.Zero ? Math.Round(cpu / elapsed, 3) : 0, memory);
    }

    private static IEnumerable<ProcessEntry> Tree(ProcessEntry root, ILookup<int, ProcessEntry> children) =>
        children[root.Id].SelectMany(child => Tree(child, children)).Prepend(root);
}
