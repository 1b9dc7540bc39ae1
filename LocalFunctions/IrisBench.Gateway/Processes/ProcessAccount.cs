using System.Runtime.InteropServices;
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
                send(id);
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

/// <summary>Waits for a child and asks what it used. .NET leaves children alone that it did not start itself.</summary>
internal static unsafe class Reaper
{
    private const int InformationBytes = 128;

    /// <summary>Blocks until the child has ended, and leaves it to be reaped.</summary>
    public static void AwaitExit(int processId)
    {
        var information = stackalloc byte[InformationBytes];
        while (LinuxCalls.waitid(LinuxCalls.ByProcessId, processId, information, LinuxCalls.WhenExited | LinuxCalls.LeaveWaitable) != 0
            && Marshal.GetLastPInvokeError() == LinuxCalls.Interrupted)
        {
        }
    }

    /// <summary>Exit code, CPU seconds and the peak of resident bytes that Linux accounts to the child (wait4).</summary>
    public static (int ExitCode, double CpuSeconds, long MaximumResidentBytes) Reap(int processId)
    {
        int status;
        LinuxCalls.RUsage usage;
        int result;
        do
        {
            result = LinuxCalls.wait4(processId, &status, 0, &usage);
        }
        while (result < 0 && Marshal.GetLastPInvokeError() == LinuxCalls.Interrupted);

        if (result != processId)
        {
            // Whoever started this program lets Linux reap its children unasked.
            return (0, 0, 0);
        }

        var cpuSeconds = usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6);
        return (ExitCode(status), cpuSeconds, usage.MaximumResidentKilobytes * 1024);
    }

    /// <summary>Takes a child that has ended from the list of processes, whatever it used; false when it lives.</summary>
    public static bool TryReap(int processId)
    {
        int status;
        LinuxCalls.RUsage usage;
        return LinuxCalls.wait4(processId, &status, LinuxCalls.DoNotWait, &usage) == processId;
    }

    // WIFEXITED, WEXITSTATUS and WTERMSIG of <sys/wait.h>.
    private static int ExitCode(int status) => (status & 0x7f) == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f);
}
