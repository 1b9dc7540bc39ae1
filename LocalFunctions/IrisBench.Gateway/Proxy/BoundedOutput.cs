using System.Buffers;
using System.Text;

namespace IrisBench.Gateway.Proxy;

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
            {
                _kept.Write(chunk.AsSpan(0, Math.Min(read, limitBytes - _kept.WrittenCount)));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process was killed and the pipe closed.
        }
    }
}
