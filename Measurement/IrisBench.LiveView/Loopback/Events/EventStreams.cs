using System.Net.ServerSentEvents;

namespace IrisBench.LiveView.Loopback.Events;

/// <summary>
/// Answers with Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html), with a heartbeat, until
/// the browser leaves or the server stops.
/// </summary>
/// <param name="lifetime">Of the server: an open stream would keep it from stopping.</param>
public sealed class EventStreams(IHostApplicationLifetime lifetime)
{
    /// <summary>The type of the event that says nothing but that the connection lives. A page that hears nothing for a few of them is disconnected.</summary>
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
        return TypedResults.ServerSentEvents(HeartbeatStream.Of(events, HeartbeatInterval, context.RequestAborted, lifetime.ApplicationStopping));
    }

    /// <summary>
    /// The id of the last event that the page has seen: the header <c>Last-Event-ID</c> of a browser that reconnects by
    /// itself, or the query <c>after</c> of a script that opens a new stream.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <returns>The id, or null when it is a first connection.</returns>
    public static string? LastEventId(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } id] ? id
            : context.Request.Query["after"] is [{ Length: > 0 } after] ? after
            : null;
    }
}
