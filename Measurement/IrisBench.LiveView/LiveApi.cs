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

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/template", () => TypedResults.Text(ExperimentTemplate.Create("my-experiment", "experiment.schema.json")));
        endpoints.MapGet("/api/choices", async (RunCatalog catalog, CancellationToken cancellationToken)
            => TypedResults.Json(await ChoicesAsync(catalog, cancellationToken), LiveJson.Default.Choices));
        endpoints.MapPost("/api/run", StartAsync);
        endpoints.MapPost("/api/run/follow", FollowAsync);
        endpoints.MapPost("/api/run/check", CheckAsync);
        endpoints.MapPost("/api/run/stop", IResult (RunDesk desk) => desk.TryStop()
            ? TypedResults.Accepted("/api/events")
            : Problem(StatusCodes.Status409Conflict, "No run goes on, so that there is nothing to stop."));
        // Everything so far, then what happens. Who reconnects gets everything again: it is small, and what was missed is in it.
        endpoints.MapGet("/api/events", (HttpContext context, RunBoard board)
            => EventStream.Answer(context, board.WatchAsync));
        endpoints.MapGet("/api/runs", async (RunCatalog catalog, CancellationToken cancellationToken)
            => TypedResults.Json(await catalog.ReadAsync(cancellationToken), LiveJson.Default.RunList));
        endpoints.MapGet("/runs/{id}/{**path}", Send);
        endpoints.MapGet("/api/report", async (RunAnswers answers, string? run, CancellationToken cancellationToken)
            => await answers.ReportAsync(run, cancellationToken) is { } answer
                ? (IResult)TypedResults.Json(answer, LiveJson.Default.RunAnswer)
                : Problem(StatusCodes.Status404NotFound, "There is no such report yet: make a run first, by Compare or on the live page."));
        endpoints.MapGet($"{ReportLinks.Path}/{{ticket}}", (HttpContext context, RunCatalog catalog, ReportLinks links, string ticket)
            => links.RunOf(ticket) is { } run
                ? Send(context, catalog, run, RunCatalog.ReportFile)
                : Problem(StatusCodes.Status404NotFound, "This link is no more: open the report on the live page, or ask for another."))
            .AllowAnonymous();
    }

    private static Task<IResult> StartAsync(HttpContext context, RunDesk desk, RunRequests requests)
        => FoundAsync(context, requests, requested => desk.TryStart(requested.Experiment) is null
            ? Busy()
            : TypedResults.Accepted("/api/events"));

    // For a program, which waits for the answer: a run that nobody waits for any more is stopped.
    private static Task<IResult> FollowAsync(HttpContext context, RunDesk desk, RunRequests requests, RunAnswers answers)
        => FoundAsync(context, requests, requested =>
        {
            if (desk.TryStart(requested.Experiment) is not { } run)
                return Busy();
            context.RequestAborted.Register(() => desk.TryStop(run));
            return EventStream.Answer(context, cancellationToken => answers.WatchAsync(requested, run, cancellationToken));
        });

    private static Task<IResult> CheckAsync(HttpContext context, RunRequests requests)
        => FoundAsync(context, requests, _ => TypedResults.NoContent());

    private static async Task<IResult> FoundAsync(HttpContext context, RunRequests requests, Func<RequestedRun, IResult> found)
    {
        if (!context.Request.HasJsonContentType())
            return Problem(StatusCodes.Status415UnsupportedMediaType, "Send JSON with one of profile, definition, again and last.");
        try
        {
            // As UTF-8, which JSON always is, whatever its type says.
            var request = await JsonSerializer.DeserializeAsync(
                context.Request.Body, LiveJson.Default.StartRequest, context.RequestAborted);
            return found(await requests.FindAsync(request ?? new StartRequest(), context.RequestAborted));
        }
        catch (JsonException exception) when (exception.Path == "$.rounds")
        {
            return Refused(new ArgumentProblemException("rounds", "rounds must be a whole number.", exception));
        }
        catch (JsonException)
        {
            return Problem(StatusCodes.Status400BadRequest, "The body is not JSON with one of profile, definition, again and last.");
        }
        catch (ExperimentException exception)
        {
            return Refused(exception);
        }
    }

    // In a sentence, and beside it by argument, for who asks for them one by one.
    private static ProblemHttpResult Refused(ExperimentException exception) => TypedResults.Problem(
        exception.Message, statusCode: StatusCodes.Status422UnprocessableEntity,
        extensions: new Dictionary<string, object?> { ["errors"] = ArgumentProblemException.ByArgument(exception) });

    private static async Task<Choices> ChoicesAsync(RunCatalog catalog, CancellationToken cancellationToken)
        => new(
            ExperimentProfiles.All.ToDictionary(profile => profile.Name, profile => profile.Description ?? ""),
            ChangedProfile.Modes,
            ChangedProfile.Factors,
            (await catalog.ReadAsync(cancellationToken)).Runs.Where(run => run.HasReport)
                .ToDictionary(run => run.Id, run => run.Headlines is [var first, ..] ? first : run.Experiment));

    private static ProblemHttpResult Busy()
        => Problem(StatusCodes.Status409Conflict, "A run goes on. Two at a time would disturb each other's figures; stop it first.");

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

/// <summary>What there is for each argument that has names, and what it is.</summary>
internal sealed record Choices(
    IReadOnlyDictionary<string, string> Profile, IReadOnlyDictionary<string, string> Mode, IReadOnlyDictionary<string, string> Vary,
    IReadOnlyDictionary<string, string> Run);
