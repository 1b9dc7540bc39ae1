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
