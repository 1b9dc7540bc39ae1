namespace IrisBench.LiveView.Loopback;

internal static class HostCheck
{
    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>
    /// Refuses requests that were not made to this machine by name. A foreign name that resolves to 127.0.0.1 (DNS
    /// rebinding) is the same origin to the browser, so its pages could read the answers; the Host header gives it away.
    /// </summary>
    public static void UseHostCheck(this IApplicationBuilder app, int port) => app.Use((context, next) =>
        Names.Any(name => context.Request.Host == new HostString(name, port))
            ? next(context)
            : Problem.WriteAsync(context, StatusCodes.Status400BadRequest, $"This site answers to localhost:{port} only."));
}

/// <summary>
/// Lets only the site's own pages change something. SameSite=Strict is not enough: every port of localhost is the same
/// site, so a page of another local server would be let in.
/// </summary>
internal static class ForgeryCheck
{
    /// <summary>
    /// A header that a form cannot send and that a foreign page may send only after a CORS preflight, which nobody here
    /// grants. Its value does not matter.
    /// </summary>
    public const string Header = "X-IrisBench-Command";

    public static void UseForgeryCheck(this IApplicationBuilder app, int port) => app.Use((context, next) =>
        Refusal(context.Request, port) is { } reason
            ? Problem.WriteAsync(context, StatusCodes.Status403Forbidden, reason)
            : next(context));

    private static string? Refusal(HttpRequest request, int port)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return null;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none"))
            return "The request comes from another site.";
        // A form of a page with Referrer-Policy: no-referrer has the Origin null; then the browser's word above counts.
        var isOwnForm = request.Headers.Origin == "null" && site == "same-origin";
        if (request.Headers.Origin is [{ } origin]
            && !isOwnForm
            && !string.Equals(origin, $"http://{request.Host}", StringComparison.OrdinalIgnoreCase))
            return $"The request comes from another site than http://localhost:{port}.";
        // The login form is a form; who knows the token may send it.
        if (!request.Headers.ContainsKey(Header) && request.Path != LoginEndpoints.Path)
            return $"The header {Header} is missing.";
        return null;
    }
}

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SecurityHeaders
{
    // Script and style only from files of this server: what a log line or a name smuggles into the page does not run.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // Late: an error clears what was set before it.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            // An endpoint that serves a page of another kind, such as a sandboxed document, may have set its own.
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });
}

/// <summary>Refusals as problem details (RFC 9457).</summary>
internal static class Problem
{
    public static Task WriteAsync(HttpContext context, int status, string detail)
        => TypedResults.Problem(detail, statusCode: status).ExecuteAsync(context);
}
