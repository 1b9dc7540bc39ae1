using IrisBench.Processes;

namespace IrisBench.Experiments.Measurement.Processes;

/// <summary>A process of this machine and all that it starts, as <c>/proc</c> tells them. Not for several threads at once.</summary>
/// <param name="root">Its id.</param>
internal sealed class ProcessTree(int root)
{
    private double _cpuSeconds;
    private long? _started;

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
