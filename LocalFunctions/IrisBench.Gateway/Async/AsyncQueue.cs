using System.Threading.Channels;

namespace IrisBench.Gateway.Async;

/// <summary>The calls that wait. It is bounded and in memory: what is in it when the gateway is killed is lost.</summary>
internal sealed class AsyncQueue(AsyncSettings settings)
{
    private readonly Channel<AsyncCall> _calls = Channel.CreateBounded<AsyncCall>(settings.QueueLength);

    public int Waiting => _calls.Reader.Count;

    /// <summary>False when it is full, or when the gateway is ending.</summary>
    public bool TryAdd(AsyncCall call) => _calls.Writer.TryWrite(call);

    public IAsyncEnumerable<AsyncCall> TakeAllAsync(CancellationToken cancellationToken) => _calls.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Takes no more.</summary>
    public void Close() => _calls.Writer.TryComplete();
}
