using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace IrisBench.LiveView.Loopback;

/// <summary>
/// Answers with Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html), with a heartbeat, until
/// the browser leaves or the server stops.
/// </summary>
/// <param name="lifetime">Of the server: an open stream would keep it from stopping.</param>
public sealed class EventStreams(IHostApplicationLifetime lifetime)
{
    /// <summary>
    /// The type of the event that says nothing but that the connection lives. A page that hears nothing for a few of them is disconnected.
    /// </summary>
    public const string Heartbeat = "heartbeat";

    /// <summary>The pause after which a heartbeat is sent.</summary>
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(5);

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="events">The events, as text. Ends early when its token is cancelled.</param>
    /// <returns>The answer, which lasts as long as the events.</returns>
    public IResult Answer(HttpContext context, Func<CancellationToken, IAsyncEnumerable<SseItem<string>>> events)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(events);
        return TypedResults.ServerSentEvents(
            HeartbeatStream.Of(events, HeartbeatInterval, context.RequestAborted, lifetime.ApplicationStopping));
    }
}

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
