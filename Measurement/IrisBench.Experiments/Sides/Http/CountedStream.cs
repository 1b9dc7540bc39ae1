namespace IrisBench.Experiments.Sides.Http;

/// <summary>A connection's stream that counts what goes through it, and fails where a request would be sent a second time. HttpClient
/// reads and writes memory and waits for it; the rest has to be there.</summary>
/// <remarks>SocketsHttpHandler sends a request without a body again, on another connection, when the stream ends in place of an answer: it
/// takes that for a server that had closed an idle connection. No setting forbids it. But an error of the stream is never repeated, so the
/// end of a stream that owes an answer is one here.</remarks>
internal sealed class CountedStream(Stream inner, ByteCount count) : Stream
{
    // The handler reads ahead while nothing is asked, so the end may be seen while a request is being written.
    private readonly Lock _state = new();
    private bool _owesAnswer;
    private bool _ended;

    public override bool CanRead => inner.CanRead;
    public override bool CanSeek => false;
    public override bool CanWrite => inner.CanWrite;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    // A read of nothing only waits until there is something.
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => await inner.ReadAsync(buffer, cancellationToken) is var read && buffer.IsEmpty ? read : Received(read);

    public override int Read(byte[] buffer, int offset, int length)
        => inner.Read(buffer, offset, length) is var read && length == 0 ? read : Received(read);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Ask();
        await inner.WriteAsync(buffer, cancellationToken);
        count.AddSent(buffer.Length);
    }

    public override void Write(byte[] buffer, int offset, int length)
    {
        Ask();
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

    private void Ask()
    {
        lock (_state)
        {
            _owesAnswer = true;
            if (_ended)
                throw new IOException("it had closed the connection when the request was to be sent");
        }
    }

    private int Received(int bytes)
    {
        lock (_state)
        {
            if (bytes == 0)
            {
                _ended = true;
                if (_owesAnswer)
                    throw new IOException("it closed the connection before it answered");
            }

            _owesAnswer = false;
        }

        return count.AddReceived(bytes);
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
