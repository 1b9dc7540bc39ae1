using System.Text;

namespace IrisBench.Gateway.Processes;

internal static class ProcessOutput
{
    /// <summary>Letters of a line that are kept; what is beyond is read and forgotten.</summary>
    public const int LongestLine = 8192;

    /// <summary>Reads lines until the pipe ends.</summary>
    public static async Task PumpAsync(Stream stream, Action<string> write)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var chunk = new char[1024];
            var line = new StringBuilder();
            while (await reader.ReadAsync(chunk) is var read and > 0)
            {
                Split(chunk.AsSpan(0, read), line, write);
            }

            if (line.Length > 0)
            {
                write(line.ToString());
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process is gone.
        }
    }

    private static void Split(ReadOnlySpan<char> text, StringBuilder line, Action<string> write)
    {
        while (text.IndexOf('\n') is var end and >= 0)
        {
            Keep(text[..end], line);
            write(line.ToString().TrimEnd('\r'));
            line.Clear();
            text = text[(end + 1)..];
        }

        Keep(text, line);
    }

    private static void Keep(ReadOnlySpan<char> text, StringBuilder line)
        => line.Append(text[..Math.Min(text.Length, LongestLine - line.Length)]);
}
