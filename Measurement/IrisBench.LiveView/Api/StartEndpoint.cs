using System.Text.Json;
using IrisBench.Experiments;
using IrisBench.LiveView.Board;
using IrisBench.LiveView.Running;

namespace IrisBench.LiveView.Api;

internal static class StartEndpoint
{
    public static void MapStart(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/run", StartAsync);

    private static async Task<IResult> StartAsync(HttpContext context, RunDesk desk, RequestedExperiment requested)
    {
        if (!context.Request.HasJsonContentType())
            return Problem(StatusCodes.Status415UnsupportedMediaType, "Send JSON with one of profile, definition and again.");
        try
        {
            var request = await context.Request.ReadFromJsonAsync(LiveJson.Default.StartRequest, context.RequestAborted);
            var experiment = await requested.FindAsync(request ?? new StartRequest(), context.RequestAborted);
            return desk.TryStart(experiment)
                ? TypedResults.Accepted("/api/events")
                : Problem(StatusCodes.Status409Conflict, "A run goes on. Two at a time would disturb each other's figures; stop it first.");
        }
        catch (JsonException)
        {
            return Problem(StatusCodes.Status400BadRequest, "The body is not JSON with one of profile, definition and again.");
        }
        catch (ExperimentException exception)
        {
            return Problem(StatusCodes.Status422UnprocessableEntity, exception.Message);
        }
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
