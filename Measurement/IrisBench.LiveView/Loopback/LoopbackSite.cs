using System.Reflection;

namespace IrisBench.LiveView.Loopback;

/// <summary>What a local site is called and where it is found. <see cref="LoopbackServer"/> serves it.</summary>
public sealed class LoopbackSite
{
    /// <summary>The name that people read: on the login page and in the title.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// A short name for the cookie, letters only. Browsers send a cookie to every port of a host, so its full name
    /// also holds the port: two sites on localhost do not sign each other out.
    /// </summary>
    public required string CookieName { get; init; }

    /// <summary>The port that is wanted, 1 to 65535. Any free one is taken when it is null or not free, unless <see cref="PortIsFixed"/>.</summary>
    public int? Port { get; init; }

    /// <summary>Whether no other port than <see cref="Port"/> will do, because somebody else has told people of it.</summary>
    public bool PortIsFixed { get; init; }

    /// <summary>The login token. A random one when it is null; a fixed one keeps links and bookmarks valid over restarts.</summary>
    public string? Token { get; init; }

    /// <summary>
    /// Whether a browser that has logged in stays so when the server is restarted. Takes ASP.NET Core's data protection
    /// keys in the user's home directory, as Aspire's dashboard does; without a home the session ends with the process.
    /// </summary>
    public bool SessionsOutliveRestart { get; init; }

    /// <summary>The assembly whose embedded resources are the site's files.</summary>
    public required Assembly Assets { get; init; }

    /// <summary>
    /// What the names of those resources begin with, without a dot at the end. <c>PREFIX.js.main.js</c> is served as
    /// <c>/assets/js/main.js</c>, and <c>PREFIX.index.html</c> as the page <c>/</c>.
    /// </summary>
    public required string AssetPrefix { get; init; }
}
