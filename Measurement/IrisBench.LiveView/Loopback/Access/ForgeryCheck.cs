namespace IrisBench.LiveView.Loopback.Access;

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
        if (request.Headers.Origin is [{ } origin] && !isOwnForm && !string.Equals(origin, $"http://{request.Host}", StringComparison.OrdinalIgnoreCase))
            return $"The request comes from another site than http://localhost:{port}.";
        // The login form is a form; who knows the token may send it.
        if (!request.Headers.ContainsKey(Header) && request.Path != LoginEndpoints.Path)
            return $"The header {Header} is missing.";
        return null;
    }
}
