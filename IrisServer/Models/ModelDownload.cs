using IrisBench.Pipeline.Models;
using IrisServer.Storage;
using Microsoft.Net.Http.Headers;

namespace IrisServer.Models;

/// <summary>Models as bytes, for anyone.</summary>
internal static class ModelDownload
{
    private const string ContentType = ModelDocument.MediaType;

    // A version never changes; what "default" and "last" mean may, so those are asked for again each time.
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    public static void MapModelDownload(this WebApplication app)
    {
        MapDownload(app, "/default", "The default model", async (IModelStore models, HttpContext context) =>
            await AnswerAsync(await models.FindAsync(ModelMetadata.DefaultVersion, context.RequestAborted), models, AskAgain, context));
        MapDownload(app, "/model", "The model trained last", async (IModelStore models, HttpContext context) =>
            await AnswerAsync(await models.FindLastTrainedAsync(context.RequestAborted), models, AskAgain, context));
        MapDownload(app, "/model/{version:long:min(0)}", "One version of the model", async (long version, IModelStore models, HttpContext context) =>
            await AnswerAsync(await models.FindAsync(version, context.RequestAborted), models, ForEver, context));
    }

    private static void MapDownload(WebApplication app, string route, string summary, Delegate handler)
        => app.MapMethods(route, [HttpMethods.Get, HttpMethods.Head], handler)
            .WithSummary(summary)
            .WithTags("Models")
            .Produces<Stream>(StatusCodes.Status200OK, ContentType)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> AnswerAsync(ModelMetadata? model, IModelStore models, string cacheControl, HttpContext context)
    {
        if (model is null)
            return TypedResults.Problem("There is no such model.", statusCode: StatusCodes.Status404NotFound);
        ModelHeaders.Write(context.Response.Headers, model);
        context.Response.Headers.CacheControl = cacheControl;
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
}
