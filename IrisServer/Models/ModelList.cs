using IrisServer.Storage;

namespace IrisServer.Models;

/// <summary>What the registry holds, page by page: the next page is <c>?before=</c> the last version of this one.</summary>
internal static class ModelList
{
    private const int MaximumLimit = 1000;

    public static void MapModelList(this WebApplication app)
        => app.MapGet("/models", ListAsync)
            .WithName("GetModels")
            .WithSummary("Metadata of the models, newest first")
            .WithTags("Models")
            .Produces<IReadOnlyList<ModelMetadata>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> ListAsync(
        IModelStore models, CancellationToken cancellationToken, int limit = 100, long? before = null)
        => limit is >= 1 and <= MaximumLimit
            ? TypedResults.Ok(await models.ListAsync(limit, before, cancellationToken))
            : throw new BadHttpRequestException($"limit must be a number from 1 to {MaximumLimit}.");
}
