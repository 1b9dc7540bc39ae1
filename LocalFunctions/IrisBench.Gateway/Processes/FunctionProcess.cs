using System.ComponentModel;
using System.Diagnostics;
using IrisBench.Processes;

namespace IrisBench.Gateway.Processes;

/// <summary>A process of a function, with pipes to its standard streams, in a process group of its own.</summary>
internal sealed class FunctionProcess : IDisposable
{
    private readonly TaskCompletionSource<ProcessEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _mark;
    private readonly Lifeline _lifeline;
    private readonly ProcessAccount _account;

    private FunctionProcess(int id, string mark, Lifeline lifeline, Stream input, Stream output, Stream error)
    {
        (Id, _mark, _lifeline, Input, Output, Error) = (id, mark, lifeline, input, output, error);
        _account = new ProcessAccount(id);
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

    /// <inheritdoc cref="ProcessAccount.CpuSeconds"/>
    public double CpuSeconds => _account.CpuSeconds;

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

    /// <inheritdoc cref="ProcessAccount.Memory"/>
    public ProcessMemory Memory() => _account.Memory();

    /// <summary>Asks the process to end (SIGTERM).</summary>
    public void Terminate() => _account.Signal(Signal.TryTerminate);

    /// <summary>Ends the process and all that it started at once (SIGKILL to its group).</summary>
    public void Kill() => _account.Signal(Signal.TryKillGroup);

    /// <summary>Kills the process unless it has ended, and closes the pipes.</summary>
    public void Dispose()
    {
        Kill();
        Close(Input);
        Close(Output);
        Close(Error);
    }

    private void Reap()
    {
        var end = _account.AwaitEnd();
        _lifeline.Dispose();
        Orphans.Forget(_mark, Id);
        var killed = Orphans.Sweep();
        _ended.TrySetResult(end);
        Orphans.SweepOn(killed);
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
