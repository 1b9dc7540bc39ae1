using IrisBench.Gateway.Proxy;

namespace IrisBench.Gateway.Api;

/// <summary>OpenFaaS's management API, as faas-cli speaks it.</summary>
internal static class SystemEndpoints
{
    public static void MapSystem(this WebApplication app)
    {
        app.MapGet("/healthz", static () => TypedResults.Ok());
        var system = app.MapGroup("/system").AddEndpointFilter(BadRequestFilter.InvokeAsync).AddEndpointFilter(SayWhoServes);
        system.MapDeployment();
        system.MapStatus();
        system.MapScale();
        system.MapLogs();
        system.MapInfo();
        system.Map("/secrets", static context => Problem.WriteAsync(
            context, StatusCodes.Status501NotImplemented, "This development stand-in keeps no secrets; give a program its variables in the gateway's configuration."));
    }

    // Whoever manages functions has to know that this is not OpenFaaS; irisbench asks before it relies on modes.
    private static ValueTask<object?> SayWhoServes(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers[CallHeaders.ServedBy] = CallHeaders.ServedByValue;
        return next(context);
    }
}
