using System.Net.ServerSentEvents;
using System.Threading.Channels;

namespace IrisBench.LiveView.Board;

/// <summary>A page that watches. A browser that sleeps does not fill the memory.</summary>
internal sealed class BoardWatcher
{
    private const int Capacity = 1024;

    private readonly Channel<SseItem<string>> _items = Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>Whether there was room. If not, the stream ends after what is in it; the page opens another and gets everything.</summary>
    public bool Offer(SseItem<string> item)
    {
        if (_items.Writer.TryWrite(item))
            return true;
        _items.Writer.TryComplete();
        return false;
    }

    public IAsyncEnumerable<SseItem<string>> ReadAllAsync(CancellationToken cancellationToken) => _items.Reader.ReadAllAsync(cancellationToken);
}
