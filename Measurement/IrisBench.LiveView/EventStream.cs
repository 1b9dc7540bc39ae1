using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace IrisBench.LiveView;

/// <summary>Answers with Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html), with a heartbeat, until the
/// browser leaves or the server stops: an open stream would keep it from stopping.</summary>
internal static class EventStream
{
    // A page that hears nothing for a few of them is disconnected.
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(5);

    /// <param name="context">The request.</param>
    /// <param name="events">The events, as text. Ends early when its token is cancelled.</param>
    public static IResult Answer(HttpContext context, Func<CancellationToken, IAsyncEnumerable<SseItem<string>>> events)
    {
        var lifetime = context.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        return TypedResults.ServerSentEvents(WithHeartbeats(events, context.RequestAborted, lifetime.ApplicationStopping));
    }

    // A heartbeat in each pause. Ends quietly when one of the tokens is cancelled.
    private static async IAsyncEnumerable<SseItem<string>> WithHeartbeats(
        Func<CancellationToken, IAsyncEnumerable<SseItem<string>>> events,
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
                await ((Task)next).WaitAsync(HeartbeatInterval, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (ended.IsCancellationRequested)
                    yield break;
                if (!next.IsCompleted)
                {
                    yield return new SseItem<string>("{}", "heartbeat");
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
