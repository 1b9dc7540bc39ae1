namespace IrisBench.Gateway.Processes;

/// <summary>The processes of one function, living and gone, and what they used together.</summary>
internal sealed class ProcessLedger
{
    private readonly Lock _lock = new();
    private readonly HashSet<FunctionProcess> _living = [];
    private double _endedCpuSeconds;
    private long _peakBytes;

    public IReadOnlyList<FunctionProcess> Living
    {
        get
        {
            lock (_lock)
            {
                return [.. _living];
            }
        }
    }

    /// <summary>Starts a process and accounts for it until after its end.</summary>
    public FunctionProcess Start(ProcessStart start)
    {
        var process = FunctionProcess.Start(start);
        lock (_lock)
        {
            _living.Add(process);
        }

        _ = CloseAccountAsync(process);
        return process;
    }

    /// <summary>
    /// CPU seconds of all processes that there ever were, resident bytes of the living ones together, and the largest
    /// peak that a single process reached.
    /// </summary>
    public ResourceUsage Total()
    {
        lock (_lock)
        {
            var total = new ResourceUsage(_endedCpuSeconds, 0, _peakBytes);
            foreach (var usage in _living.Select(process => process.Sample()))
            {
                total = new ResourceUsage(
                    total.CpuSeconds + usage.CpuSeconds,
                    total.WorkingSetBytes + usage.WorkingSetBytes,
                    Math.Max(total.PeakWorkingSetBytes, usage.PeakWorkingSetBytes));
            }

            _peakBytes = total.PeakWorkingSetBytes;
            return total;
        }
    }

    private async Task CloseAccountAsync(FunctionProcess process)
    {
        var end = await process.Ended;
        lock (_lock)
        {
            _living.Remove(process);
            _endedCpuSeconds += end.Usage.CpuSeconds;
            _peakBytes = Math.Max(_peakBytes, end.Usage.PeakWorkingSetBytes);
        }
    }
}
