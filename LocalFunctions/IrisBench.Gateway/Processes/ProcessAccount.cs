using IrisBench.Processes;

namespace IrisBench.Gateway.Processes;

/// <summary>What one child uses, to its end and beyond it, and whether its number is still its own.</summary>
/// <param name="id">Its number, and that of its group.</param>
internal sealed class ProcessAccount(int id)
{
    private readonly Lock _lock = new();

    // Linux lets a process begin with its parent's peak as its own.
    private readonly long _inheritedPeak = ProcFiles.OwnPeakBytes();
    private double _cpuSeconds;
    private ProcessMemory _memory;
    private bool _reaped;

    /// <summary>CPU seconds so far; of an ended process those of its whole life, of the children too that it waited for.</summary>
    public double CpuSeconds
    {
        get
        {
            lock (_lock)
            {
                return _cpuSeconds = Math.Max(_cpuSeconds, _reaped ? 0 : ProcFiles.CpuSeconds(id) ?? 0);
            }
        }
    }

    /// <summary>Its memory now. A peak is gone with its process, so look often enough that little is missed of a short life.</summary>
    public ProcessMemory Memory()
    {
        lock (_lock)
        {
            return _memory = _reaped ? _memory : ProcFiles.Memory(id) ?? _memory;
        }
    }

    /// <summary>Sends a signal unless the process is reaped: its number may be another's.</summary>
    public void Signal(Func<int, bool> send)
    {
        lock (_lock)
        {
            if (!_reaped)
            {
                send(id);
            }
        }
    }

    /// <summary>Blocks until the process has ended, kills the rest of its group and closes the account.</summary>
    public ProcessEnd AwaitEnd()
    {
        // It stays a zombie, which keeps the number of the group its own, until what it left behind is killed.
        Reaper.AwaitExit(id);
        lock (_lock)
        {
            IrisBench.Processes.Signal.TryKillGroup(id);
            var (exitCode, cpuSeconds, maximumResident) = Reaper.Reap(id);
            _reaped = true;
            _memory = new ProcessMemory(0, maximumResident > _inheritedPeak ? maximumResident : _memory.PeakBytes);
            _cpuSeconds = Math.Max(_cpuSeconds, cpuSeconds);
            return new ProcessEnd(exitCode);
        }
    }
}
