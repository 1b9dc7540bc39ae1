using System.Diagnostics;
using System.Globalization;

namespace IrisBench.Hosting.Embedded;

// Kills the children when this process is gone without having stopped them. A small process of its own does that
// (see WatchdogProcess): it holds the reading end of a pipe whose writing end closes with this process, however it ends.
internal sealed class ChildWatchdog : IDisposable
{
    private readonly Lock _lock = new();
    private Process? _process;

    public void Start()
    {
        var start = new ProcessStartInfo(DotnetHost.Path, [typeof(ChildWatchdog).Assembly.Location, WatchdogProcess.Command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        lock (_lock)
            _process = Process.Start(start);
    }

    public void Guard(int processId) => Tell($"+{processId.ToString(CultureInfo.InvariantCulture)}");

    public void Release(int processId) => Tell($"-{processId.ToString(CultureInfo.InvariantCulture)}");

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
