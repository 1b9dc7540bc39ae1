using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Api;

/// <summary>GET <c>/system/functions</c> and <c>/system/function/{name}</c>.</summary>
internal static class StatusEndpoints
{
    public static void MapStatus(this IEndpointRouteBuilder system)
    {
        system.MapGet("/functions", List);
        system.MapGet("/function/{name}", Get);
    }

    private static IResult List(HttpRequest request, FunctionRegistry functions, ProgramCatalog programs)
    {
        Namespaces.Check(request.Query["namespace"]);
        return TypedResults.Json(
            [.. functions.All.Select(function => FunctionStatuses.Of(function, programs, withUsage: false))], GatewayJson.Default.FunctionStatusArray);
    }

    private static IResult Get(HttpRequest request, string name, FunctionRegistry functions, ProgramCatalog programs)
    {
        Namespaces.Check(request.Query["namespace"]);
        return functions.Find(name) is { } function
            ? TypedResults.Json(FunctionStatuses.Of(function, programs, request.Query["usage"] == "1"), GatewayJson.Default.FunctionStatus)
            : TypedResults.Problem($"There is no function '{name}'.", statusCode: StatusCodes.Status404NotFound);
    }
}
