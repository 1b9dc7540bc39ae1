namespace IrisBench.LiveView.Api;

/// <summary>What the page asks and does. All of it needs the session of <see cref="Loopback"/>, and what changes something its header.</summary>
internal static class LiveApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapProfiles();
        endpoints.MapStart();
        endpoints.MapStop();
        endpoints.MapEvents();
        endpoints.MapRuns();
        endpoints.MapRunFiles();
    }
}
