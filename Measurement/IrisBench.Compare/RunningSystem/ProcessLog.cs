using System.Diagnostics;

namespace IrisBench.Compare.RunningSystem;

/// <summary>Writes what a process prints into a file.</summary>
internal sealed class ProcessLog(string path) : IDisposable
{
    private readonly StreamWriter _writer = new(path) { AutoFlush = true };
    private readonly Lock _gate = new();
    private bool _closed;

    public string Path => path;

    /// <summary>Starts the process, whose outputs must be redirected, and follows them until they close.</summary>
    public void Follow(Process process)
    {
        process.OutputDataReceived += Write;
        process.ErrorDataReceived += Write;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _writer.Dispose();
        }
    }

    // Both outputs come here, on threads of their own, and the last lines may come after the end.
    private void Write(object sender, DataReceivedEventArgs line)
    {
        lock (_gate)
        {
            if (_closed || line.Data is not { } text)
                return;
            try
            {
                _writer.WriteLine(text);
            }
            catch (IOException)
            {
                // A full disk. An exception that leaves this thread would end the comparison, which does without.
                _closed = true;
            }
        }
    }
}
