using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace IrisBench.ServiceDefaults.Access;

/// <summary>Keeps pages of other sites from using a process of this machine through its user's browser.</summary>
public static class CallerCheck
{
    /// <summary>
    /// Refuses what is meant for another host (400), as a name that a page had turned to 127.0.0.1 is, and what a page of
    /// another site sends (403). A link may lead here. Programs that are no browsers tell no origin and pass.
    /// Which hosts there are says <c>CallerCheck:Hosts</c>; without it, loopback's names where the process listens on loopback
    /// only, else any. Call it after <see cref="ServiceDefaultsExtensions.MapDefaultEndpoints"/>: who probes and scrapes
    /// comes by an address of its own.
    /// </summary>
    /// <seealso href="https://www.w3.org/TR/fetch-metadata/"/>
    public static WebApplication UseCallerCheck(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var names = HostNames.Of(app.Configuration);
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (!names.Allow(request.Host))
            {
                return RefuseAsync(context, StatusCodes.Status400BadRequest, "The Host header names no host that is served here; setting CallerCheck:Hosts adds one.");
            }

            return IsFromOtherSite(request, names)
                ? RefuseAsync(context, StatusCodes.Status403Forbidden, "A page of another site must not use this server; setting CallerCheck:Hosts adds its host.")
                : next(context);
        });
        return app;
    }

    // As Go's http.CrossOriginProtection decides, and stricter for what it takes to be safe: a function may work on a GET.
    private static bool IsFromOtherSite(HttpRequest request, HostNames names)
    {
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
        {
            return !Uri.TryCreate(origin, UriKind.Absolute, out var page)
                || !(names.Know(page.IdnHost) || page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
        }

        return request.Headers["Sec-Fetch-Site"] == "cross-site"
            && !(HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document");
    }

    private static Task RefuseAsync(HttpContext context, int status, string detail)
        => TypedResults.Problem(detail, statusCode: status).ExecuteAsync(context);
}
