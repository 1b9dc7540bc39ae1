using System.Security.Claims;
using IrisBench.Pipeline.Models;
using IrisServer.Hosting;
using IrisServer.Storage;
using Microsoft.AspNetCore.Mvc;

namespace IrisServer.Models;

/// <summary>A new version, for holders of a token.</summary>
internal static class ModelUpload
{
    public static void MapModelUpload(this WebApplication app)
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
        HttpRequest request, ClaimsPrincipal user, IModelStore models, CancellationToken cancellationToken)
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
}
