using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IrisBench.Gateway.Contract;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Metrics;
using IrisBench.Gateway.Proxy;
using IrisBench.ServiceDefaults;
using Microsoft.AspNetCore.Http.Features;

namespace IrisBench.Gateway.Api;

/// <summary>OpenFaaS's management API, as faas-cli speaks it.</summary>
internal static class SystemEndpoints
{
    public static void MapSystem(this WebApplication app)
    {
        app.MapGet("/healthz", static () => TypedResults.Ok());
        var system = app.MapGroup("/system").AddEndpointFilter(RefusalFilter.InvokeAsync).AddEndpointFilter(SayWhoServes);
        var guarded = system.MapGroup("").AddEndpointFilter(LeaseEndpoints.DemandLease);
        guarded.MapDeployment();
        guarded.MapFaults();
        system.MapStatus();
        system.MapLease();
        system.Map("/secrets", static context => context.WriteProblemAsync(
            StatusCodes.Status501NotImplemented,
            "This development stand-in keeps no secrets; give a program its variables in the gateway's configuration."));
    }

    // Whoever manages functions has to know that this is not OpenFaaS; irisbench asks before it relies on modes.
    private static ValueTask<object?> SayWhoServes(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers[GatewayHeaders.ServedBy] = CallHeaders.ServedByValue;
        return next(context);
    }
}

/// <summary>Answers a request that cannot be met with problem details (RFC 9457).</summary>
internal static class RefusalFilter
{
    public static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: exception.Status);
        }
        catch (InvalidFunctionException exception)
        {
            return TypedResults.Problem(
                $"The function cannot be deployed: {exception.Message}.", statusCode: StatusCodes.Status400BadRequest);
        }
    }
}

/// <summary>The request to the API cannot be met; the message is for the caller.</summary>
internal sealed class RefusedException(string message, int status = StatusCodes.Status400BadRequest) : Exception(message)
{
    public int Status => status;

    public static RefusedException NoFunction(string name) => new(
        $"There is no function '{name}'; GET /system/functions lists those there are.", StatusCodes.Status404NotFound);
}

internal static class NamedFunctions
{
    /// <exception cref="RefusedException">There is none of that name.</exception>
    public static Function Named(this FunctionRegistry functions, string name)
        => functions.Find(name) ?? throw RefusedException.NoFunction(name);
}

internal static class Namespaces
{
    /// <exception cref="RefusedException">Another namespace than the one there is.</exception>
    public static void Check(string? name)
    {
        if (!string.IsNullOrEmpty(name) && name != FunctionStatus.OnlyNamespace)
            throw new RefusedException($"There is no namespace '{name}', only {FunctionStatus.OnlyNamespace}.");
    }
}

/// <summary>Reads a body whatever type it says it has: faas-cli does not always say one.</summary>
internal static class RequestJson
{
    private const long LargestBytes = 1024 * 1024;

    /// <exception cref="RefusedException">It is not the JSON that is wanted.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestBytes;
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted)
                ?? throw new RefusedException("The body must be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new RefusedException($"The body is not the JSON that is wanted: {exception.Message}");
        }
    }
}

[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(FunctionDeployment))]
[JsonSerializable(typeof(DeleteFunction))]
[JsonSerializable(typeof(GatewayInfo))]
[JsonSerializable(typeof(TargetGroup[]))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class GatewayJson : JsonSerializerContext;
