using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Api;

/// <summary>POST <c>/system/scale-function/{name}</c>, with OpenFaaS's body and, beyond it, a mode and a compilation.</summary>
internal static class ScaleEndpoint
{
    public static void MapScale(this IEndpointRouteBuilder system) => system.MapPost("/scale-function/{name}", ScaleAsync);

    private static async Task<IResult> ScaleAsync(HttpContext context, string name, FunctionRegistry functions, ProgramCatalog programs)
    {
        var request = await RequestJson.ReadAsync(context, GatewayJson.Default.ScaleFunction);
        Namespaces.Check(request.Namespace);
        if (functions.Find(name) is not { } function)
            return TypedResults.Problem($"There is no function '{name}'.", statusCode: StatusCodes.Status404NotFound);
        if (request.ServiceName is { Length: > 0 } other && FunctionName.WithoutNamespace(other) != function.Name)
            throw new BadRequestException($"serviceName is '{other}', but the path names {function.Name}.");
        if (request.Replicas is < 0 or > ScaleLimits.Most)
            throw new BadRequestException($"replicas must be a number from 0 to {ScaleLimits.Most}, not {request.Replicas}.");
        var mode = Mode(request.Mode);
        var program = request.Compilation is { } compilation ? programs.In(function.Program, compilation) : null;
        if (mode is null && program is null && request.Replicas is null)
            throw new BadRequestException("replicas is missing.");
        function.Scale(request.Replicas, mode, program);
        return TypedResults.Accepted((string?)null);
    }

    private static FunctionMode? Mode(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return FunctionModeText.TryParse(text, out var mode)
            ? mode
            : throw new BadRequestException($"mode must be {FunctionModeText.Choices}, not '{text}'.");
    }
}

/// <summary>The body of POST <c>/system/scale-function/{name}</c>.</summary>
/// <param name="ServiceName">The function; the path says it too.</param>
/// <param name="Replicas">0 to 20. May be absent where a mode is given.</param>
/// <param name="Namespace">Must be the one there is.</param>
/// <param name="Mode">Ours, not OpenFaaS's: warm, zero or fork.</param>
/// <param name="Compilation">
/// Ours, too: one of the compilations that the configuration has; empty is as it was deployed at the start.
/// </param>
internal sealed record ScaleFunction(string? ServiceName, int? Replicas, string? Namespace, string? Mode, string? Compilation);
