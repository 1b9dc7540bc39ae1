using IrisBench.Gateway.Contract;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Processes;

namespace IrisBench.Gateway.Api;

/// <summary>What changes functions: POST, PUT and DELETE <c>/system/functions</c>, and POST <c>/system/scale-function/{name}</c>.</summary>
internal static class DeploymentEndpoints
{
    public static void MapDeployment(this IEndpointRouteBuilder system)
    {
        system.MapPost("/functions", DeployAsync);
        system.MapPut("/functions", UpdateAsync);
        system.MapDelete("/functions", RemoveAsync);
        system.MapPost("/scale-function/{name}", ScaleAsync);
    }

    private static async Task<IResult> DeployAsync(HttpContext context, FunctionRegistry functions, ProgramCatalog programs)
    {
        var specification = await ReadAsync(context, programs);
        var function = functions.Add(specification)
            ?? throw new RefusedException($"Function {specification.Name} is already deployed; PUT updates it.");
        function.Begin();
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<IResult> UpdateAsync(HttpContext context, FunctionRegistry functions, ProgramCatalog programs)
    {
        var specification = await ReadAsync(context, programs);
        functions.Named(specification.Name).Update(specification);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, FunctionRegistry functions)
    {
        var request = await RequestJson.ReadAsync(context, GatewayJson.Default.DeleteFunction);
        Namespaces.Check(request.Namespace);
        if (string.IsNullOrEmpty(request.FunctionName))
            throw new RefusedException("functionName is missing.");
        return functions.TryRemove(request.FunctionName)
            ? TypedResults.Accepted((string?)null)
            : throw RefusedException.NoFunction(request.FunctionName);
    }

    // OpenFaaS's body and, beyond it, a mode and a compilation.
    private static async Task<IResult> ScaleAsync(HttpContext context, string name, FunctionRegistry functions, ProgramCatalog programs)
    {
        var request = await RequestJson.ReadAsync(context, GatewayContractJson.Default.ScaleFunction);
        Namespaces.Check(request.Namespace);
        var function = functions.Named(name);
        if (request.ServiceName is { Length: > 0 } other && FunctionName.WithoutNamespace(other) != function.Name)
            throw new RefusedException($"serviceName is '{other}', but the path names {function.Name}.");
        if (request.Replicas is < 0 or > ScaleLimits.Most)
            throw new RefusedException($"replicas must be a number from 0 to {ScaleLimits.Most}, not {request.Replicas}.");
        FunctionMode? mode = string.IsNullOrEmpty(request.Mode)
            ? null
            : FunctionModes.Parse(request.Mode) ?? throw new RefusedException($"mode {FunctionModes.Demand(request.Mode)}.");
        var program = request.Compilation is { } compilation ? programs.In(function.Program, compilation) : null;
        if (mode is null && program is null && request.Replicas is null)
            throw new RefusedException("replicas is missing.");
        function.Scale(request.Replicas, mode, program);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<FunctionSpecification> ReadAsync(HttpContext context, ProgramCatalog programs)
    {
        var request = await RequestJson.ReadAsync(context, GatewayJson.Default.FunctionDeployment);
        Namespaces.Check(request.Namespace);
        if (request.Service is not { Length: > 0 } name || !FunctionName.IsValid(name))
            throw new RefusedException($"service must be a DNS label, not '{request.Service}'.");
        if (request.Image is not { Length: > 0 } image)
            throw new RefusedException("image is missing.");
        if (request.Secrets is { Count: > 0 })
            throw new RefusedException("This development stand-in keeps no secrets; leave 'secrets' out.");
        if (request.EnvVars?.FirstOrDefault(set => !IsVariable(set.Key, set.Value)) is { Key: { } variable })
            throw new RefusedException(
                $"envVars has '{PrintableText.Of(variable)}', which cannot be: a variable's name is not empty and has no '=', and neither "
                + "name nor value has a NUL.");
        var specification = new FunctionSpecification(
            name, image, programs.Find(image), request.EnvProcess, request.EnvVars ?? [], request.Labels ?? [], request.Annotations ?? []);
        _ = specification.Policy;
        return specification;
    }

    // As execve takes them: NAME=VALUE, up to a NUL.
    private static bool IsVariable(string name, string? value)
        => name.Length > 0 && !name.Contains('=') && !name.Contains('\0') && value?.Contains('\0') == false;
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
