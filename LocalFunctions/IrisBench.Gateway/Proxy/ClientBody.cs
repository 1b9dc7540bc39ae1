using Microsoft.AspNetCore.WebUtilities;

namespace IrisBench.Gateway.Proxy;

/// <summary>The caller's body, which remembers whether it was the caller that was waited for.</summary>
internal sealed class ClientBody(Stream body) : Stream
{
    /// <summary>Reading it broke off: the caller had not sent it all, whatever the function did meanwhile.</summary>
    public bool BrokeOff { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = false;
        try
        {
            var count = await body.ReadAsync(buffer, cancellationToken);
            read = true;
            return count;
        }
        finally
        {
            BrokeOff |= !read;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Waits for a whole body before a process is started for it: small ones in memory, others in a file.</summary>
internal static class BufferedBody
{
    private const int BytesInMemory = 64 * 1024;

    /// <exception cref="SlowBodyException">The time was up first.</exception>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    /// <exception cref="BadHttpRequestException">It is too large, or broke off.</exception>
    public static async Task FillAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Request.EnableBuffering(BytesInMemory);
        try
        {
            await context.Request.Body.DrainAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new SlowBodyException();
        }

        context.Request.Body.Position = 0;
    }
}

/// <summary>The caller's time was up before its body was there. The function is not to blame.</summary>
internal sealed class SlowBodyException() : Exception("The body did not come in time.");
