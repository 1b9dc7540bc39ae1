using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Api;

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
            return TypedResults.Problem($"The function cannot be deployed: {exception.Message}.", statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
