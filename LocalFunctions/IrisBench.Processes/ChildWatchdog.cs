using System.Diagnostics;
using System.Globalization;

namespace IrisBench.Processes;

/// <summary>
/// Kills the children when this process is gone without having stopped them. A small process of its own does that: it
/// holds the reading end of a pipe whose writing end closes with this process, however it ends.
/// </summary>
public sealed class ChildWatchdog : IDisposable
{
    private readonly Lock _lock = new();
    private Process? _process;

    /// <summary>Number of the watchdog's process while there is one.</summary>
    public int? ProcessId
    {
        get
        {
            lock (_lock)
                return _process?.Id;
        }
    }

    /// <summary>Starts the watchdog's process. It has none of this one's secrets in its environment.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo(DotnetHost.Path, [typeof(ChildWatchdog).Assembly.Location, WatchdogProcess.Command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in PlainEnvironment.With())
            start.Environment[name] = value;
        lock (_lock)
            _process = Process.Start(start);
    }

    /// <summary>From now on the process, and what it starts, dies with this one.</summary>
    public void Guard(int processId) => Tell($"+{processId.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The process has ended; its number may soon be another's.</summary>
    public void Release(int processId) => Tell($"-{processId.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>
    /// Every process that has this variable in its environment dies with this one: said once, it holds for all that are
    /// started with it, and for what they start. Linux only; elsewhere it guards nothing.
    /// </summary>
    public void GuardMarked(EnvironmentMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        Tell($"={mark.Name}={mark.Value}");
    }

    /// <summary>Ends the watchdog, which kills what is guarded and still alive.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_process is null)
                return;
            try
            {
                _process.StandardInput.Dispose();
                if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
                    _process.Kill();
            }
            catch (IOException)
            {
                // It is gone already.
            }

            _process.Dispose();
            _process = null;
        }
    }

    private void Tell(string line)
    {
        lock (_lock)
        {
            try
            {
                _process?.StandardInput.WriteLine(line);
                _process?.StandardInput.Flush();
            }
            catch (IOException)
            {
                // Somebody killed it. The children are still stopped in good order.
            }
        }
    }
}
