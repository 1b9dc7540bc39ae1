using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;

namespace IrisBench.Gateway.Api;

/// <summary>Reads a body whatever type it says it has: faas-cli does not always say one.</summary>
internal static class RequestJson
{
    private const long LargestBytes = 1024 * 1024;

    /// <exception cref="BadRequestException">It is not the JSON that is wanted.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBytes;
        }

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
