using System.Diagnostics;

namespace IrisBench.Processes;

/// <summary>
/// Kills what has the mark when this process is gone without having stopped it, wherever it went. A small process of its
/// own does that: it holds the reading end of a pipe whose writing end closes with this process, however it ends. Linux
/// only; elsewhere it finds nothing to kill.
/// </summary>
public sealed class ChildWatchdog(EnvironmentMark mark) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private Process? _process;

    /// <summary>Number of the watchdog's process while there is one.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>Starts the watchdog's process. It has none of this one's secrets in its environment.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo(DotnetHost.Path, [typeof(ChildWatchdog).Assembly.Location, WatchdogProcess.Command, mark.Name, mark.Value])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in PlainEnvironment.With())
            start.Environment[name] = value;
        _process = Process.Start(start);
    }

    /// <summary>Ends the watchdog, which kills what has the mark and is still alive.</summary>
    public void Dispose()
    {
        if (_process is null)
            return;
        try
        {
            _process.StandardInput.Dispose();
        }
        catch (IOException)
        {
            // Somebody killed it.
        }

        if (!_process.WaitForExit(s_patience))
            _process.Kill();
        _process.Dispose();
        _process = null;
    }
}
