using IrisBench.Experiments.Definition.Profiles;
using IrisBench.LiveView.Board;

namespace IrisBench.LiveView.Api;

internal static class ProfilesEndpoint
{
    private static readonly IReadOnlyList<OfferedProfile> Offered
        = [.. ExperimentProfiles.All.Select(profile => new OfferedProfile(profile.Name, profile.Description))];

    public static void MapProfiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/profiles", () => TypedResults.Json(Offered, LiveJson.Default.IReadOnlyListOfferedProfile));
        endpoints.MapGet("/api/template", () => TypedResults.Text(ExperimentTemplate.Create("my-experiment", "experiment.schema.json")));
    }
}
