namespace IrisBench.LiveView.Loopback.Access;

/// <summary>Refusals as problem details (RFC 9457).</summary>
internal static class Problem
{
    public static Task WriteAsync(HttpContext context, int status, string detail)
        => TypedResults.Problem(detail, statusCode: status).ExecuteAsync(context);
}
