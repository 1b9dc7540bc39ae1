using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Api;

/// <summary>POST, PUT and DELETE <c>/system/functions</c>.</summary>
internal static class DeploymentEndpoints
{
    public static void MapDeployment(this IEndpointRouteBuilder system)
    {
        system.MapPost("/functions", DeployAsync);
        system.MapPut("/functions", UpdateAsync);
        system.MapDelete("/functions", RemoveAsync);
    }

    private static async Task<IResult> DeployAsync(HttpContext context, FunctionRegistry functions, ProgramCatalog programs)
    {
        var specification = await ReadAsync(context, programs);
        var function = functions.Add(specification)
            ?? throw new BadRequestException($"Function {specification.Name} is already deployed; PUT updates it.");
        function.Begin();
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<IResult> UpdateAsync(HttpContext context, FunctionRegistry functions, ProgramCatalog programs)
    {
        var specification = await ReadAsync(context, programs);
        if (functions.Find(specification.Name) is not { } function)
            return NotFound(specification.Name);
        function.Update(specification);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, FunctionRegistry functions)
    {
        var request = await RequestJson.ReadAsync(context, GatewayJson.Default.DeleteFunction);
        Namespaces.Check(request.Namespace);
        if (string.IsNullOrEmpty(request.FunctionName))
            throw new BadRequestException("functionName is missing.");
        return functions.TryRemove(request.FunctionName) ? TypedResults.Accepted((string?)null) : NotFound(request.FunctionName);
    }

    private static async Task<FunctionSpecification> ReadAsync(HttpContext context, ProgramCatalog programs)
    {
        var request = await RequestJson.ReadAsync(context, GatewayJson.Default.FunctionDeployment);
        Namespaces.Check(request.Namespace);
        if (request.Service is not { Length: > 0 } name || !FunctionName.IsValid(name))
            throw new BadRequestException($"service must be a DNS label, not '{request.Service}'.");
        if (request.Image is not { Length: > 0 } image)
            throw new BadRequestException("image is missing.");
        if (request.Secrets is { Count: > 0 })
            throw new BadRequestException("This development stand-in keeps no secrets; leave 'secrets' out.");
        var specification = new FunctionSpecification(
            name, image, programs.Find(image), request.EnvProcess,
            Orderly(request.EnvVars), Orderly(request.Labels), Orderly(request.Annotations));
        _ = specification.Policy;
        return specification;
    }

    private static Dictionary<string, string> Orderly(Dictionary<string, string>? values) => values ?? [];

    private static IResult NotFound(string name)
        => TypedResults.Problem($"There is no function '{name}'.", statusCode: StatusCodes.Status404NotFound);
}

/// <summary>The body of POST and PUT <c>/system/functions</c> (OpenFaaS's FunctionDeployment).</summary>
internal sealed record FunctionDeployment(
    string? Service,
    string? Image,
    string? Namespace,
    string? EnvProcess,
    Dictionary<string, string>? EnvVars,
    List<string>? Constraints,
    List<string>? Secrets,
    Dictionary<string, string>? Labels,
    Dictionary<string, string>? Annotations,
    FunctionResources? Limits,
    FunctionResources? Requests,
    bool ReadOnlyRootFilesystem);

internal sealed record FunctionResources(string? Memory, string? Cpu);

/// <summary>The body of DELETE <c>/system/functions</c>.</summary>
internal sealed record DeleteFunction(string? FunctionName, string? Namespace);
