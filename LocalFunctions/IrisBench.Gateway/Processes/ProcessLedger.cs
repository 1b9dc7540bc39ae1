using IrisBench.Processes;

namespace IrisBench.Gateway.Processes;

/// <summary>The processes of one function, living and gone, and what they used together.</summary>
internal sealed class ProcessLedger
{
    // A peak is gone with its process: a young one is looked at often, an old one now and then.
    private static readonly TimeSpan Youth = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan YoungInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan OldInterval = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly HashSet<FunctionProcess> _living = [];
    private readonly HashSet<FunctionProcess> _former = [];
    private double _endedCpuSeconds;
    private long _peakBytes;

    public IReadOnlyList<FunctionProcess> Living => Guarded(() => _living.ToArray());

    /// <summary>Seconds, of all processes that there ever were.</summary>
    public double CpuSeconds => Guarded(() => _endedCpuSeconds + _living.Sum(process => process.CpuSeconds()));

    /// <summary>Starts a process and accounts for it until after its end.</summary>
    public FunctionProcess Start(ProcessStart start)
    {
        var process = FunctionProcess.Start(start);
        lock (_lock)
            _living.Add(process);
        _ = CloseAccountAsync(process);
        _ = WatchPeakAsync(process);
        return process;
    }

    /// <summary>What the living processes have together, and the largest peak that a single process reached, of those that live and of
    /// those that are gone since <see cref="BeginPeak"/>.</summary>
    public ProcessMemory Memory() => Guarded(() =>
    {
        var memories = _living.ToDictionary(process => process, process => process.Memory());
        _peakBytes = memories.Where(process => !_former.Contains(process.Key))
            .Select(process => process.Value.PeakBytes).Append(_peakBytes).Max();
        return new ProcessMemory(
            memories.Values.Sum(memory => memory.ResidentBytes),
            memories.Values.Select(memory => memory.PeakBytes).Append(_peakBytes).Max());
    });

    /// <summary>Forgets the peaks of processes that are gone, and of those that live once they are: they ran another program, or in another
    /// mode, and the peak of these is none of the next ones.</summary>
    public void BeginPeak()
    {
        lock (_lock)
        {
            _former.UnionWith(_living);
            _peakBytes = 0;
        }
    }

    private T Guarded<T>(Func<T> read)
    {
        lock (_lock)
            return read();
    }

    private static async Task WatchPeakAsync(FunctionProcess process)
    {
        while (!process.Ended.IsCompleted)
        {
            process.Memory();
            await Task.WhenAny(process.Ended, Task.Delay(process.Age < Youth ? YoungInterval : OldInterval));
        }
    }

    private async Task CloseAccountAsync(FunctionProcess process)
    {
        await process.Ended;
        lock (_lock)
        {
            _living.Remove(process);
            _endedCpuSeconds += process.CpuSeconds();
            if (!_former.Remove(process))
                _peakBytes = Math.Max(_peakBytes, process.Memory().PeakBytes);
        }
    }
}
