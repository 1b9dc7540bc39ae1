namespace IrisBench.Experiments.Sides.Http;

/// <summary>A connection's stream that counts what goes through it. HttpClient reads and writes memory and waits for it; the rest has to be
/// there.</summary>
internal sealed class CountedStream(Stream inner, ByteCount count) : Stream
{
    public override bool CanRead => inner.CanRead;
    public override bool CanSeek => false;
    public override bool CanWrite => inner.CanWrite;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => count.AddReceived(await inner.ReadAsync(buffer, cancellationToken));

    public override int Read(byte[] buffer, int offset, int length) => count.AddReceived(inner.Read(buffer, offset, length));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await inner.WriteAsync(buffer, cancellationToken);
        count.AddSent(buffer.Length);
    }

    public override void Write(byte[] buffer, int offset, int length)
    {
        inner.Write(buffer, offset, length);
        count.AddSent(length);
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Bytes that went over a caller's connections: bodies, headers, and what frames them.</summary>
internal sealed class ByteCount
{
    private long _sent;
    private long _received;

    public long Sent => Volatile.Read(ref _sent);

    public long Received => Volatile.Read(ref _received);

    public void AddSent(int bytes) => Interlocked.Add(ref _sent, bytes);

    /// <returns>The same.</returns>
    public int AddReceived(int bytes)
    {
        Interlocked.Add(ref _received, bytes);
        return bytes;
    }
}
