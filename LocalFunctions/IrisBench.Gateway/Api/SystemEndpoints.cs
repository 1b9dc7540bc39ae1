using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Metrics;
using IrisBench.Gateway.Proxy;
using Microsoft.AspNetCore.Http.Features;

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
            context,
            StatusCodes.Status501NotImplemented,
            "This development stand-in keeps no secrets; give a program its variables in the gateway's configuration."));
    }

    // Whoever manages functions has to know that this is not OpenFaaS; irisbench asks before it relies on modes.
    private static ValueTask<object?> SayWhoServes(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers[CallHeaders.ServedBy] = CallHeaders.ServedByValue;
        return next(context);
    }
}

/// <summary>Answers a request that cannot be met with 400 and the reason (RFC 9457).</summary>
internal static class BadRequestFilter
{
    public static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadRequestException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (InvalidFunctionException exception)
        {
            return TypedResults.Problem(
                $"The function cannot be deployed: {exception.Message}.", statusCode: StatusCodes.Status400BadRequest);
        }
    }
}

/// <summary>The request to the API cannot be met; the message is for the caller.</summary>
internal sealed class BadRequestException(string message) : Exception(message);

internal static class Namespaces
{
    /// <exception cref="BadRequestException">Another namespace than the one there is.</exception>
    public static void Check(string? name)
    {
        if (!string.IsNullOrEmpty(name) && name != FunctionName.Namespace)
            throw new BadRequestException($"There is no namespace '{name}', only {FunctionName.Namespace}.");
    }
}

/// <summary>Reads a body whatever type it says it has: faas-cli does not always say one.</summary>
internal static class RequestJson
{
    private const long LargestBytes = 1024 * 1024;

    /// <exception cref="BadRequestException">It is not the JSON that is wanted.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestBytes;
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted)
                ?? throw new BadRequestException("The body must be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new BadRequestException($"The body is not the JSON that is wanted: {exception.Message}");
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(FunctionDeployment))]
[JsonSerializable(typeof(DeleteFunction))]
[JsonSerializable(typeof(ScaleFunction))]
[JsonSerializable(typeof(FunctionStatus))]
[JsonSerializable(typeof(FunctionStatus[]))]
[JsonSerializable(typeof(GatewayInfo))]
[JsonSerializable(typeof(LogMessage))]
[JsonSerializable(typeof(TargetGroup[]))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class GatewayJson : JsonSerializerContext;
