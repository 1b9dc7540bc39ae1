using IrisBench.LiveView.Board;
using IrisBench.LiveView.Loopback.Events;

namespace IrisBench.LiveView.Api;

internal static class EventsEndpoint
{
    /// <summary>Everything so far, then what happens. Who reconnects gets everything again: it is small, and what was missed is in it.</summary>
    public static void MapEvents(this IEndpointRouteBuilder endpoints)
        => endpoints.MapGet("/api/events", (HttpContext context, EventStreams streams, RunBoard board) => streams.Answer(context, board.WatchAsync));
}
