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
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

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
