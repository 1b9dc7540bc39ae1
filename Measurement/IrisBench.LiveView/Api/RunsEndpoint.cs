using IrisBench.LiveView.Board;
using IrisBench.LiveView.Catalog;

namespace IrisBench.LiveView.Api;

internal static class RunsEndpoint
{
    public static void MapRuns(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/api/runs", async (RunCatalog catalog, CancellationToken cancellationToken)
        => TypedResults.Json(await catalog.ReadAsync(cancellationToken), LiveJson.Default.RunList));
}
