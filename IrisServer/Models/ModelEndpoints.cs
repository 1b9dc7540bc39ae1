using System.Globalization;
using System.Security.Claims;
using IrisBench.Pipeline.Models;
using IrisServer.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace IrisServer.Models;

/// <summary>The registry's verbs: download for anyone, upload for holders of a token, and the list.</summary>
internal static class ModelEndpoints
{
    private const int MaximumLimit = 1000;
    private const string ContentType = ModelDocument.MediaType;

    // A version never changes; what "default" and "last" mean may, so those are asked for again each time.
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    public static void MapModels(this WebApplication app)
    {
        MapDownload(app, "/default", "The default model", async (ModelStore models, HttpContext context) =>
            await AnswerAsync(await models.FindAsync(ModelMetadata.DefaultVersion, context.RequestAborted), models, AskAgain, context));
        MapDownload(app, "/model", "The model trained last", async (ModelStore models, HttpContext context) =>
            await AnswerAsync(await models.FindLastTrainedAsync(context.RequestAborted), models, AskAgain, context));
        MapDownload(
            app, "/model/{version:long:min(0)}", "One version of the model", async (long version, ModelStore models, HttpContext context) =>
                await AnswerAsync(await models.FindAsync(version, context.RequestAborted), models, ForEver, context));
        MapUpload(app);
        MapList(app);
    }

    private static void MapDownload(WebApplication app, string route, string summary, Delegate handler)
        => app.MapMethods(route, [HttpMethods.Get, HttpMethods.Head], handler)
            .WithSummary(summary)
            .WithTags("Models")
            .Produces<Stream>(StatusCodes.Status200OK, ContentType)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> AnswerAsync(ModelMetadata? model, ModelStore models, string cacheControl, HttpContext context)
    {
        if (model is null)
            return TypedResults.Problem(
                "There is no such model; GET /models lists those there are.", statusCode: StatusCodes.Status404NotFound);
        var headers = context.Response.Headers;
        headers.ETag = model.EntityTag;
        headers["X-Model-Version"] = model.Version.ToString(CultureInfo.InvariantCulture);
        headers["X-Model-Accuracy"] = model.Accuracy.ToString("R", CultureInfo.InvariantCulture);
        headers.CacheControl = cacheControl;
        if (ClientHas(model, context.Request))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = model.Size;
        if (!HttpMethods.IsHead(context.Request.Method))
            await models.CopyContentAsync(model, context.Response.Body, context.RequestAborted);
        return TypedResults.Empty;
    }

    // Weak comparison, as RFC 9110 section 13.1.2 asks: a proxy that compresses weakens the tag.
    private static bool ClientHas(ModelMetadata model, HttpRequest request)
    {
        var current = new EntityTagHeaderValue(model.EntityTag);
        return request.GetTypedHeaders().IfNoneMatch
            .Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: false));
    }

    private static void MapUpload(WebApplication app)
        => app.MapPost("/model", UploadAsync)
            .WithName("PostModel")
            .WithSummary("Stores a model as the next version")
            .WithTags("Models")
            .RequireAuthorization()
            .WithMetadata(new RequestSizeLimitAttribute(RequestLimits.ModelBodyBytes))
            // A zip is what earlier trainers sent: it gets a 422 that says so.
            .Accepts<Stream>(isOptional: true, ModelDocument.MediaType, "application/octet-stream", "application/zip")
            .Produces<ModelMetadata>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> UploadAsync(
        HttpRequest request, ClaimsPrincipal user, ModelStore models, CancellationToken cancellationToken)
    {
        // Held whole, at most 1 MiB, because nothing is stored that was not checked as a whole.
        var content = await request.ReadBytesAsync(cancellationToken);
        try
        {
            var accuracy = IrisModel.Load(content).Document.Accuracy;
            var stored = await models.AddAsync(new NewModel(content, accuracy, user.Identity!.Name!), cancellationToken);
            return TypedResults.Created($"/model/{stored.Version}", stored);
        }
        catch (InvalidModelException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    // Page by page: the next page is ?before= the last version of this one.
    private static void MapList(WebApplication app)
        => app.MapGet("/models", ListAsync)
            .WithName("GetModels")
            .WithSummary("Metadata of the models, newest first")
            .WithTags("Models")
            .Produces<IReadOnlyList<ModelMetadata>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> ListAsync(
        ModelStore models, CancellationToken cancellationToken, int limit = 100, long? before = null)
        => limit is >= 1 and <= MaximumLimit
            ? TypedResults.Ok(await models.ListAsync(limit, before, cancellationToken))
            : throw new BadHttpRequestException($"limit must be a number from 1 to {MaximumLimit}.");
}
