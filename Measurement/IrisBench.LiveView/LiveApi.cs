using System.Text.Json;
using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.LiveView.Board;
using IrisBench.LiveView.Running;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IrisBench.LiveView;

/// <summary>What the page asks and does. All of it needs a session.</summary>
internal static class LiveApi
{
    // A report comes from a folder that others can write to. It runs its own script in an origin of its own, where it can
    // neither read this site nor send anything anywhere; its own policy in the page narrows that to the script's hash.
    private const string ReportPolicy =
        "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly IReadOnlyList<OfferedProfile> Offered
        = [.. ExperimentProfiles.All.Select(profile => new OfferedProfile(profile.Name, profile.Description))];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/profiles", () => TypedResults.Json(Offered, LiveJson.Default.IReadOnlyListOfferedProfile));
        endpoints.MapGet("/api/template", () => TypedResults.Text(ExperimentTemplate.Create("my-experiment", "experiment.schema.json")));
        endpoints.MapPost("/api/run", StartAsync);
        endpoints.MapPost("/api/run/stop", IResult (RunDesk desk) => desk.TryStop()
            ? TypedResults.Accepted("/api/events")
            : Problem(StatusCodes.Status409Conflict, "No run goes on, so that there is nothing to stop."));
        // Everything so far, then what happens. Who reconnects gets everything again: it is small, and what was missed is in it.
        endpoints.MapGet("/api/events", (HttpContext context, RunBoard board)
            => EventStream.Answer(context, board.WatchAsync));
        endpoints.MapGet("/api/runs", async (RunCatalog catalog, CancellationToken cancellationToken)
            => TypedResults.Json(await catalog.ReadAsync(cancellationToken), LiveJson.Default.RunList));
        endpoints.MapGet("/runs/{id}/{**path}", Send);
    }

    private static async Task<IResult> StartAsync(HttpContext context, RunDesk desk, RequestedExperiment requested)
    {
        if (!context.Request.HasJsonContentType())
            return Problem(StatusCodes.Status415UnsupportedMediaType, "Send JSON with one of profile, definition and again.");
        try
        {
            // As UTF-8, which JSON always is, whatever its type says.
            var request = await JsonSerializer.DeserializeAsync(
                context.Request.Body, LiveJson.Default.StartRequest, context.RequestAborted);
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

    // The report to look at, and the other files to keep.
    private static IResult Send(HttpContext context, RunCatalog catalog, string id, string path)
    {
        if (catalog.Folder(id) is not { } run || RunFiles.Find(run, path) is not { } file || RunFiles.TryOpen(file) is not { } content)
            return Problem(StatusCodes.Status404NotFound, "There is no such file of a run: the page lists those there are.");
        if (path != RunCatalog.ReportFile)
            return TypedResults.Stream(content, "application/octet-stream", $"{id}-{file.Name}");

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ReportPolicy;
        // Browsers refuse a sandboxed document that asks to be alone with its opener's group.
        headers["Cross-Origin-Opener-Policy"] = "unsafe-none";
        return TypedResults.Stream(content, "text/html; charset=utf-8");
    }

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}

internal sealed record OfferedProfile(string Name, string? Description);

/// <summary>What to run, one of the three: a profile, an experiment in YAML or JSON, or a run whose experiment is run again.</summary>
internal sealed record StartRequest(string? Profile = null, string? Definition = null, string? Again = null);
