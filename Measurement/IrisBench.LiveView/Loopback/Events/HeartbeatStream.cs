using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace IrisBench.LiveView.Loopback.Events;

internal static class HeartbeatStream
{
    /// <summary>The events, with a heartbeat in each pause. Ends quietly when one of the tokens is cancelled.</summary>
    public static async IAsyncEnumerable<SseItem<string>> Of(
        Func<CancellationToken, IAsyncEnumerable<SseItem<string>>> events,
        TimeSpan interval,
        CancellationToken left,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(left, stopping, cancellationToken);
        var source = events(ended.Token).GetAsyncEnumerator(ended.Token);
        var next = source.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                await ((Task)next).WaitAsync(interval, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (ended.IsCancellationRequested)
                    yield break;
                if (!next.IsCompleted)
                {
                    yield return new SseItem<string>("{}", EventStreams.Heartbeat);
                    continue;
                }

                if (!await next)
                    yield break;
                yield return source.Current;
                next = source.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // An iterator cannot be disposed while it works.
            await ended.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await source.DisposeAsync();
        }
    }
}
