using System.Buffers;
using System.Globalization;
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
                Split(chunk.AsSpan(0, read), line, write);
            if (line.Length > 0)
                write(line.ToString());
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

internal static class PrintableText
{
    /// <summary>The text with its control characters written out (<c>\x1b</c>), tabs excepted.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsControl))
            return text;
        var printable = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
            _ = IsControl(letter) ? printable.Append(CultureInfo.InvariantCulture, $"\\x{(int)letter:x2}") : printable.Append(letter);
        return printable.ToString();
    }

    private static bool IsControl(char letter) => letter != '\t' && char.IsControl(letter);
}

/// <summary>Reads a pipe to its end and keeps no more than a limit, in bytes.</summary>
internal sealed class BoundedOutput(int limitBytes)
{
    private readonly ArrayBufferWriter<byte> _kept = new();

    public string Text => Encoding.UTF8.GetString(_kept.WrittenSpan).Trim();

    /// <summary>Reads until the writers have closed.</summary>
    public async Task ReadAsync(Stream stream)
    {
        var chunk = new byte[4 * 1024];
        try
        {
            while (await stream.ReadAsync(chunk) is var read and > 0)
                _kept.Write(chunk.AsSpan(0, Math.Min(read, limitBytes - _kept.WrittenCount)));
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process was killed and the pipe closed.
        }
    }
}
