using System.Buffers;
using System.Text;

namespace IrisBench.Gateway.Proxy;

/// <summary>Reads a pipe to its end and keeps no more than a limit.</summary>
internal sealed class BoundedOutput(int limitBytes)
{
    private readonly ArrayBufferWriter<byte> _kept = new();

    public bool IsTooLarge { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _kept.WrittenMemory;

    public string Text => Encoding.UTF8.GetString(Bytes.Span).Trim();

    /// <summary>Reads until the writers have closed, and calls back once when the limit is passed.</summary>
    public async Task ReadAsync(Stream stream, Action whenTooLarge)
    {
        var chunk = new byte[16 * 1024];
        try
        {
            while (await stream.ReadAsync(chunk) is var read and > 0)
            {
                var room = Math.Min(read, limitBytes - _kept.WrittenCount);
                _kept.Write(chunk.AsSpan(0, room));
                if (room < read && !IsTooLarge)
                {
                    IsTooLarge = true;
                    whenTooLarge();
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process was killed and the pipe closed.
        }
    }
}
