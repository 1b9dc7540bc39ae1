using System.ComponentModel;
using System.Diagnostics;
using IrisBench.Processes;

namespace IrisBench.Gateway.Processes;

/// <summary>A process of a function, with pipes to its standard streams, in a process group of its own.</summary>
internal sealed class FunctionProcess : IDisposable
{
    // What was killed gives up its own children a moment later.
    private const int SweepsAtMost = 100;
    private const int PauseMilliseconds = 5;

    private readonly TaskCompletionSource<ProcessEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _reaping = new();
    private readonly string _mark;
    private readonly long _inheritedPeak;
    private double _cpuSeconds;
    private ProcessMemory _memory;
    private bool _reaped;

    private FunctionProcess(int id, string mark, Stream input, Stream output, Stream error, long inheritedPeak)
    {
        (Id, _mark, Input, Output, Error, _inheritedPeak) = (id, mark, input, output, error, inheritedPeak);
        StartedAt = DateTimeOffset.UtcNow;
        StartedTimestamp = Stopwatch.GetTimestamp();
    }

    public int Id { get; }

    public Stream Input { get; }

    public Stream Output { get; }

    public Stream Error { get; }

    public DateTimeOffset StartedAt { get; }

    public long StartedTimestamp { get; }

    public TimeSpan Age => Stopwatch.GetElapsedTime(StartedTimestamp);

    /// <summary>Ends when the process has, all its group is killed and its use is accounted.</summary>
    public Task<ProcessEnd> Ended => _ended.Task;

    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static FunctionProcess Start(ProcessStart start)
    {
        using var input = new PipePair();
        using var output = new PipePair();
        using var error = new PipePair();
        var mark = Orphans.Mark();
        var id = Spawn(start, mark, input, output, error);
        var process = new FunctionProcess(id, mark, input.TakeWriter(), output.TakeReader(), error.TakeReader(), ProcFiles.OwnPeakBytes());
        // A thread that only waits costs little beside a process, and the end of each is seen at once.
        new Thread(process.Reap, maxStackSize: 128 * 1024) { IsBackground = true, Name = $"wait for {id}" }.Start();
        return process;
    }

    private static int Spawn(ProcessStart start, string mark, PipePair input, PipePair output, PipePair error)
    {
        try
        {
            var id = PosixSpawn.Start(start with { Environment = new Dictionary<string, string>(start.Environment) { [Orphans.Variable] = mark } }, input, output, error);
            Orphans.Spare(id);
            return id;
        }
        catch (Win32Exception)
        {
            Orphans.Forget(mark, 0);
            throw;
        }
    }

    /// <summary>CPU seconds so far; of an ended process those of its whole life, of the children too that it waited for.</summary>
    public double CpuSeconds
    {
        get
        {
            lock (_reaping)
            {
                return _cpuSeconds = Math.Max(_cpuSeconds, _reaped ? 0 : ProcFiles.CpuSeconds(Id) ?? 0);
            }
        }
    }

    /// <summary>Its memory now. A peak is gone with its process, so look often enough that little is missed of a short life.</summary>
    public ProcessMemory Memory()
    {
        lock (_reaping)
        {
            return _memory = _reaped ? _memory : ProcFiles.Memory(Id) ?? _memory;
        }
    }

    /// <summary>Asks the process to end (SIGTERM).</summary>
    public void Terminate() => Unless(reaped: () => Signal.TryTerminate(Id));

    /// <summary>Ends the process and all that it started at once (SIGKILL to its group).</summary>
    public void Kill() => Unless(reaped: () => Signal.TryKillGroup(Id));

    /// <summary>Kills the process unless it has ended, and closes the pipes.</summary>
    public void Dispose()
    {
        Kill();
        Close(Input);
        Close(Output);
        Close(Error);
    }

    // After it is reaped its number may be another's.
    private void Unless(Func<bool> reaped)
    {
        lock (_reaping)
        {
            if (!_reaped)
            {
                reaped();
            }
        }
    }

    private void Reap()
    {
        // It stays a zombie, which keeps the number of the group its own, until what it left behind is killed.
        Reaper.AwaitExit(Id);
        var end = Account();
        Orphans.Forget(_mark, Id);
        var killed = Orphans.Sweep();
        _ended.TrySetResult(end);
        for (var look = 0; killed && look < SweepsAtMost; look++)
        {
            Thread.Sleep(PauseMilliseconds);
            killed = Orphans.Sweep();
        }
    }

    private ProcessEnd Account()
    {
        lock (_reaping)
        {
            Signal.TryKillGroup(Id);
            var (exitCode, cpuSeconds, maximumResident) = Reaper.Reap(Id);
            _reaped = true;
            // Linux lets a process begin with its parent's peak as its own, so that only what is above is its own.
            _memory = new ProcessMemory(0, maximumResident > _inheritedPeak ? maximumResident : _memory.PeakBytes);
            _cpuSeconds = Math.Max(_cpuSeconds, cpuSeconds);
            return new ProcessEnd(exitCode);
        }
    }

    private static void Close(Stream stream)
    {
        try
        {
            stream.Dispose();
        }
        catch (IOException)
        {
            // The other end was closed first.
        }
    }
}
