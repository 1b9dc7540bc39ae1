namespace IrisBench.Experiments.Sides.Http;

/// <summary>Bytes that went over a caller's connections: bodies, headers, and what frames them.</summary>
internal sealed class ByteCount
{
    private long _sent;
    private long _received;

    public long Sent => Volatile.Read(ref _sent);

    public long Received => Volatile.Read(ref _received);

    public void AddSent(int bytes) => Interlocked.Add(ref _sent, bytes);

    public void AddReceived(int bytes) => Interlocked.Add(ref _received, bytes);
}
