using System.Text;

namespace IrisBench.Gateway.Processes;

internal static class ProcessOutput
{
    /// <summary>Reads lines until the pipe ends.</summary>
    public static async Task PumpAsync(Stream stream, Action<string> write)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            while (await reader.ReadLineAsync() is { } line)
            {
                write(line);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process is gone.
        }
    }
}
