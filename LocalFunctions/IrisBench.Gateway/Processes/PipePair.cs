using System.ComponentModel;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IrisBench.Gateway.Processes;

/// <summary>A pipe of which no other process inherits an end by accident.</summary>
internal sealed class PipePair : IDisposable
{
    private int _reading;
    private int _writing;

    /// <exception cref="Win32Exception">There are too many open files.</exception>
    public unsafe PipePair()
    {
        var ends = stackalloc int[2];
        if (LinuxCalls.pipe2(ends, LinuxCalls.CloseOnExec) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        (_reading, _writing) = (ends[0], ends[1]);
    }

    public int Reading => _reading;

    public int Writing => _writing;

    /// <summary>The reading end as a stream that waits without holding a thread.</summary>
    public Stream TakeReader() => new AnonymousPipeClientStream(PipeDirection.In, Take(ref _reading));

    /// <summary>The writing end as a stream.</summary>
    public Stream TakeWriter() => new AnonymousPipeClientStream(PipeDirection.Out, Take(ref _writing));

    /// <summary>Closes the reading end: another process has it.</summary>
    public void CloseReader() => Close(ref _reading);

    /// <summary>Closes the ends that nobody took.</summary>
    public void Dispose()
    {
        Close(ref _reading);
        Close(ref _writing);
    }

    private static SafePipeHandle Take(ref int end)
    {
        var handle = new SafePipeHandle(end, ownsHandle: true);
        end = -1;
        return handle;
    }

    private static void Close(ref int end)
    {
        if (end >= 0)
        {
            _ = LinuxCalls.close(end);
            end = -1;
        }
    }
}

/// <summary>Has Linux itself kill a process and its group when this program is gone, however it went and whoever was killed with it. The
/// group holds the reading end of a pipe on which nothing is written, and which sends its owner SIGKILL when the writing end closes
/// (O_ASYNC, F_SETOWN and F_SETSIG of <c>fcntl(2)</c>). Only this program has that end.</summary>
internal sealed class Lifeline : IDisposable
{
    /// <summary>The number that the reading end has in the process: none that shells or their scripts are used to take.</summary>
    public const int Descriptor = 100;

    private readonly PipePair _pipe = new();

    public Lifeline()
    {
        _ = LinuxCalls.fcntl(_pipe.Reading, LinuxCalls.SetStatusFlags, LinuxCalls.Asynchronous);
        _ = LinuxCalls.fcntl(_pipe.Reading, LinuxCalls.SetOwnersSignal, LinuxCalls.SigKill);
    }

    /// <summary>What the process is to get as its <see cref="Descriptor"/>.</summary>
    public int Reading => _pipe.Reading;

    /// <summary>From now on the process group, which has the reading end, lives no longer than the writing end.</summary>
    public void Hold(int group)
    {
        _ = LinuxCalls.fcntl(_pipe.Reading, LinuxCalls.SetOwner, -group);
        _pipe.CloseReader();
    }

    /// <summary>Ends the group if it lives.</summary>
    public void Dispose() => _pipe.Dispose();
}
