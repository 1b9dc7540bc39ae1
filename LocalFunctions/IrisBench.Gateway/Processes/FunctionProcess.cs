using System.ComponentModel;
using System.Diagnostics;
using IrisBench.Processes;

namespace IrisBench.Gateway.Processes;

/// <summary>A process of a function, with pipes to its standard streams, in a process group of its own; and what it uses, to its end and
/// beyond it.</summary>
internal sealed class FunctionProcess : IDisposable
{
    private readonly TaskCompletionSource<ProcessEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _mark;
    private readonly Lifeline _lifeline;

    // Linux lets a process begin with its parent's peak as its own.
    private readonly long _inheritedPeak = ProcFiles.OwnPeakBytes();
    private readonly Lock _lock = new();
    private double _cpuSeconds;
    private ProcessMemory _memory;
    private bool _reaped;

    private FunctionProcess(int id, string mark, Lifeline lifeline, Stream input, Stream output, Stream error)
        => (Id, _mark, _lifeline, Input, Output, Error) = (id, mark, lifeline, input, output, error);

    public int Id { get; }

    public Stream Input { get; }

    public Stream Output { get; }

    public Stream Error { get; }

    public DateTimeOffset StartedAt { get; } = DateTimeOffset.UtcNow;

    public long StartedTimestamp { get; } = Stopwatch.GetTimestamp();

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
        var lifeline = new Lifeline();
        try
        {
            var marked = start with { Environment = new Dictionary<string, string>(start.Environment) { [Orphans.Variable] = mark } };
            var id = PosixSpawn.Start(marked, input, output, error, lifeline);
            lifeline.Hold(id);
            Orphans.Spare(id);
            var process = new FunctionProcess(id, mark, lifeline, input.TakeWriter(), output.TakeReader(), error.TakeReader());
            // A thread that only waits costs little beside a process, and the end of each is seen at once.
            new Thread(process.Reap, maxStackSize: 128 * 1024) { IsBackground = true, Name = $"wait for {id}" }.Start();
            return process;
        }
        catch (Win32Exception)
        {
            lifeline.Dispose();
            Orphans.Forget(mark, 0);
            throw;
        }
    }

    /// <summary>CPU seconds so far; of an ended process those of its whole life, of the children too that it waited for.</summary>
    public double CpuSeconds()
    {
        lock (_lock)
            return _cpuSeconds = Math.Max(_cpuSeconds, _reaped ? 0 : ProcFiles.CpuSeconds(Id) ?? 0);
    }

    /// <summary>Its memory now. A peak is gone with its process, so look often enough that little is missed of a short life.</summary>
    public ProcessMemory Memory()
    {
        lock (_lock)
            return _memory = _reaped ? _memory : ProcFiles.Memory(Id) ?? _memory;
    }

    /// <summary>Asks the process to end (SIGTERM).</summary>
    public void Terminate() => Send(Signal.TryTerminate);

    /// <summary>Ends the process and all that it started at once (SIGKILL to its group).</summary>
    public void Kill() => Send(Signal.TryKillGroup);

    /// <summary>Has the process and all of its group stand still until <see cref="Continue"/> (SIGSTOP).</summary>
    public void Stop() => Send(static id => Signal.TryStop(-id));

    /// <summary>Has it go on (SIGCONT).</summary>
    public void Continue() => Send(static id => Signal.TryContinue(-id));

    /// <summary>Kills the process unless it has ended, and closes the pipes.</summary>
    public void Dispose()
    {
        Kill();
        Close(Input);
        Close(Output);
        Close(Error);
    }

    // Once it is reaped, its number may be another's.
    private void Send(Func<int, bool> signal)
    {
        lock (_lock)
        {
            if (!_reaped)
                signal(Id);
        }
    }

    private void Reap()
    {
        // It stays a zombie, which keeps the number of the group its own, until what it left behind is killed.
        Reaper.AwaitExit(Id);
        var end = CloseAccount();
        _lifeline.Dispose();
        Orphans.Forget(_mark, Id);
        var killed = Orphans.SweepAtEnd();
        _ended.TrySetResult(end);
        Orphans.SweepOn(killed);
    }

    private ProcessEnd CloseAccount()
    {
        lock (_lock)
        {
            Signal.TryKillGroup(Id);
            var (exitCode, cpuSeconds, maximumResident) = Reaper.Reap(Id);
            _reaped = true;
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

/// <summary>What to start.</summary>
/// <param name="FileName">Path of an executable.</param>
/// <param name="Arguments">Its arguments, without its own name.</param>
/// <param name="Environment">All its variables: nothing is inherited.</param>
/// <param name="WorkingDirectory">Where it starts.</param>
internal sealed record ProcessStart(
    string FileName, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string WorkingDirectory);

/// <summary>How a process ended.</summary>
/// <param name="ExitCode">Its exit code, or 128 and the number of the signal that killed it, as shells count.</param>
internal sealed record ProcessEnd(int ExitCode)
{
    public string Reason => ExitCode > 128 ? $"was killed by signal {ExitCode - 128}" : $"ended with exit code {ExitCode}";
}
