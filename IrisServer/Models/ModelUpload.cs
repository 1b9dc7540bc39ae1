using System.Security.Claims;
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
            .Accepts<Stream>(isOptional: true, "application/octet-stream", "application/zip")
            .Produces<ModelMetadata>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> UploadAsync(
        HttpRequest request, ClaimsPrincipal user, IModelStore models, CancellationToken cancellationToken)
    {
        var accuracy = ModelHeaders.ReadAccuracy(request.Headers);
        var content = await request.ReadBytesAsync(cancellationToken);
        if (!ModelInspector.IsLoadable(content))
            return TypedResults.Problem("The body is not a loadable Iris model.", statusCode: StatusCodes.Status422UnprocessableEntity);
        var stored = await models.AddAsync(new NewModel(content, accuracy, user.Identity!.Name!), cancellationToken);
        return TypedResults.Created($"/model/{stored.Version}", stored);
    }
}
