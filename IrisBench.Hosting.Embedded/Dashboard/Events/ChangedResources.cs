using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded.Dashboard;

// The names of the resources that have changed since somebody looked. However many changes there are, each name is held once.
internal sealed class ChangedResources : IDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _names = [];
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _ended;

    public ChangedResources(ResourceNotificationService notifications, CancellationToken cancellationToken)
    {
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _ = FollowAsync(notifications, _ended.Token);
    }

    public void Add(string name)
    {
        lock (_lock)
            _names.Add(name);
        Wake();
    }

    public void Wake() => _signal.Writer.TryWrite(true);

    // False when there will be no more changes.
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken) =>
        await _signal.Reader.WaitToReadAsync(cancellationToken) && _signal.Reader.TryRead(out _);

    public IReadOnlyList<string> Take()
    {
        lock (_lock)
        {
            string[] names = [.. _names];
            _names.Clear();
            return names;
        }
    }

    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
    }

    private async Task FollowAsync(ResourceNotificationService notifications, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(cancellationToken))
                Add(change.Resource.Name);
        }
        catch (OperationCanceledException)
        {
            // The page is closed, or the application.
        }

        _signal.Writer.TryComplete();
    }
}
