using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace IrisBench.ServiceDefaults;

/// <summary>Keeps pages of other sites from using a process of this machine through its user's browser.</summary>
public static class CallerCheck
{
    /// <summary>Refuses what is meant for another host (400), as a name that a page had turned to 127.0.0.1 is, and what a page of another
    /// site sends (403). A link may lead here. Programs that are no browsers tell no origin and pass. Which hosts there are says
    /// <c>CallerCheck:Hosts</c>; without it, loopback's names where the process listens on loopback only, else any. Call it after
    /// <see cref="ServiceDefaultsExtensions.MapDefaultEndpoints"/>, which has a check of its own.</summary>
    /// <param name="app">The application.</param>
    /// <param name="ownPagesOnly">Whether pages of this machine's other ports are refused as well, whose requests bring the cookies of this
    /// one.</param>
    /// <seealso href="https://www.w3.org/TR/fetch-metadata/"/>
    public static WebApplication UseCallerCheck(this WebApplication app, bool ownPagesOnly = false)
    {
        ArgumentNullException.ThrowIfNull(app);
        var names = HostNames.Of(app.Configuration);
        app.Use((context, next) => CheckAsync(context, next, names.Allow, ownPagesOnly ? null : names));
        return app;
    }

    /// <summary>The same for who probes and scrapes, who may also come by any address: kubelet and Prometheus call a pod by its own. No
    /// page can turn an address to this machine, as it can a name of its own.</summary>
    internal static IApplicationBuilder UseProbeCheck(this IApplicationBuilder app, IConfiguration configuration)
    {
        var names = HostNames.Of(configuration);
        return app.Use((context, next) => CheckAsync(
            context, next, host => !host.HasValue || IPAddress.TryParse(host.Host, out _) || names.Allow(host), names));
    }

    private static Task CheckAsync(HttpContext context, RequestDelegate next, Func<HostString, bool> allow, HostNames? others)
        => !allow(context.Request.Host)
            ? context.WriteProblemAsync(400, "The Host header names no host that is served here; setting CallerCheck:Hosts adds one.")
            : IsFromOtherSite(context.Request, others)
                ? context.WriteProblemAsync(403, others is null
                    ? "A page of another site must not use this server."
                    : "A page of another site must not use this server; setting CallerCheck:Hosts adds its host.")
                : next(context);

    // As Go's http.CrossOriginProtection decides, and stricter for what it takes to be safe: a function may work on a GET.
    private static bool IsFromOtherSite(HttpRequest request, HostNames? others)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
        {
            // A page that tells no referrer names no origin, to its own server neither; then the browser's word counts.
            return !(origin == "null" && site == "same-origin")
                && !(Uri.TryCreate(origin, UriKind.Absolute, out var page)
                    && (IsAskedHost(page.Authority, request)
                        || others?.Know(page.IdnHost) == true));
        }

        return (site == "cross-site" || (others is null && site == "same-site"))
            && !(HttpMethods.IsGet(request.Method)
                && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document");
    }

    // As the page's browser asked it, which a gateway in between tells: no page of another origin can send that header unasked.
    private static bool IsAskedHost(string authority, HttpRequest request)
        => authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || authority.Equals(request.Headers["X-Forwarded-Host"].ToString(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>The names by which a process lets itself be called.</summary>
internal sealed class HostNames
{
    private const string Setting = "CallerCheck:Hosts";

    // What a page from elsewhere cannot bring to mean this machine: RFC 6761 keeps the names for loopback.
    private static readonly string[] s_loopback = ["localhost", "*.localhost", "127.0.0.1", "[::1]"];

    private readonly IList<StringSegment> _names;

    private HostNames(IEnumerable<string> names) => _names = [.. names.Select(name => new StringSegment(name))];

    /// <summary>Those of <c>CallerCheck:Hosts</c> (<c>;</c> between them, <c>*.</c> before a domain, <c>*</c> for any), and loopback's.
    /// Where nothing is set: loopback's only for who listens there only, else any. Not ASP.NET Core's own <c>AllowedHosts</c>: that also
    /// refuses who probes by address.</summary>
    public static HostNames Of(IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } configured)
            return new HostNames(ApplicationUrls.Split(configured).Concat(s_loopback));

        return new HostNames(ApplicationUrls.Of(configuration).All(IsLoopback) ? s_loopback : [.. s_loopback, "*"]);
    }

    public bool Allow(HostString host) => HostString.MatchesAny(host.Host, _names);

    /// <summary>Whether a page of that host is known by name, and not only because any host is.</summary>
    public bool Know(string host) => HostString.MatchesAny(host, [.. _names.Where(name => name != "*")]);

    private static bool IsLoopback(string url)
        => BindingAddress.Parse(url).Host is var host
            && HostString.MatchesAny(host, [.. s_loopback.Select(name => new StringSegment(name))]);
}
