namespace IrisBench.Gateway.Proxy;

/// <summary>Answers with problem details (RFC 9457).</summary>
internal static class Problem
{
    public static Task WriteAsync(HttpContext context, int status, string detail)
        => TypedResults.Problem(detail, statusCode: status).ExecuteAsync(context);

    /// <summary>The caller may come again after a second.</summary>
    public static Task WriteRetryAsync(HttpContext context, int status, string detail)
    {
        context.Response.Headers.RetryAfter = "1";
        return WriteAsync(context, status, detail);
    }
}
