using IrisBench.ServiceDefaults.Management;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace IrisBench.ServiceDefaults.Access;

/// <summary>The names by which a process lets itself be called.</summary>
internal sealed class HostNames
{
    private const string Setting = "CallerCheck:Hosts";

    // What a page from elsewhere cannot bring to mean this machine: RFC 6761 keeps the names for loopback.
    private static readonly string[] s_loopback = ["localhost", "*.localhost", "127.0.0.1", "[::1]"];

    private readonly IList<StringSegment> _names;

    private HostNames(IEnumerable<string> names) => _names = [.. names.Select(name => new StringSegment(name))];

    /// <summary>
    /// Those of <c>CallerCheck:Hosts</c> (<c>;</c> between them, <c>*.</c> before a domain, <c>*</c>
    /// for any), and loopback's. Where nothing is set: loopback's only for who listens there only, else any. Not ASP.NET Core's own
    /// <c>AllowedHosts</c>: that also refuses who probes the management port by address.
    /// </summary>
    public static HostNames Of(IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } configured)
        {
            return new HostNames(configured.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Concat(s_loopback));
        }

        return new HostNames(ApplicationUrls.Of(configuration).All(IsLoopback) ? s_loopback : [.. s_loopback, "*"]);
    }

    public bool Allow(HostString host) => HostString.MatchesAny(host.Host, _names);

    /// <summary>Whether a page of that host is known by name, and not only because any host is.</summary>
    public bool Know(string host) => HostString.MatchesAny(host, [.. _names.Where(name => name != "*")]);

    private static bool IsLoopback(string url)
        => BindingAddress.Parse(url).Host is var host && HostString.MatchesAny(host, [.. s_loopback.Select(name => new StringSegment(name))]);
}
