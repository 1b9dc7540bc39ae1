namespace IrisBench.Gateway.Processes;

/// <summary>
/// Has Linux itself kill a process and its group when this program is gone, however it went and whoever was killed with it.
/// The group holds the reading end of a pipe on which nothing is written, and which sends its owner SIGKILL when the writing
/// end closes (O_ASYNC, F_SETOWN and F_SETSIG of <c>fcntl(2)</c>). Only this program has that end.
/// </summary>
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
