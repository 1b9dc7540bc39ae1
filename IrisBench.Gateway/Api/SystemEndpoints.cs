using IrisBench.Gateway.Proxy;

namespace IrisBench.Gateway.Api;

/// <summary>OpenFaaS's management API, as faas-cli speaks it.</summary>
internal static class SystemEndpoints
{
    public static void MapSystem(this WebApplication app)
    {
        app.MapGet("/healthz", static () => TypedResults.Ok());
        var system = app.MapGroup("/system").AddEndpointFilter(BadRequestFilter.InvokeAsync);
        system.MapDeployment();
        system.MapStatus();
        system.MapScale();
        system.MapLogs();
        system.MapInfo();
        system.Map("/secrets", static context => Problem.WriteAsync(
            context, StatusCodes.Status501NotImplemented, "This development stand-in keeps no secrets; give a program its variables in the gateway's configuration."));
    }
}
