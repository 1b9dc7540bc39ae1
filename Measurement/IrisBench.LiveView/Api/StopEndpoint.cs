using IrisBench.LiveView.Running;

namespace IrisBench.LiveView.Api;

internal static class StopEndpoint
{
    public static void MapStop(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/run/stop", IResult (RunDesk desk) => desk.TryStop()
        ? TypedResults.Accepted("/api/events")
        : TypedResults.Problem("No run goes on.", statusCode: StatusCodes.Status409Conflict));
}
