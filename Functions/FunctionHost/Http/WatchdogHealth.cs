using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IrisBench.FunctionHost.Http;

internal static class WatchdogHealth
{
    /// <summary><c>/_/health</c> and <c>/_/ready</c>, where OpenFaaS probes its functions.</summary>
    public static void MapWatchdogHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/_/health", static context => context.Response.WriteAsync("OK"));
        app.MapGet("/_/ready", static context => context.Response.WriteAsync("OK"));
    }
}
