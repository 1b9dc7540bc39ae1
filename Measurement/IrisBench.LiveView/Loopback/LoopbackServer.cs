using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace IrisBench.LiveView.Loopback;

/// <summary>A site that only this machine, and only who has its token, can use. The README says where each rule comes from.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    // A command names a resource and little else; the rest is somebody's mistake.
    private const long LargestRequestBody = 64 * 1024;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;

    private LoopbackServer(WebApplication app, Uri address, LoginToken token)
    {
        _app = app;
        Address = address;
        LoginUrl = new Uri(address, $"/login?t={Uri.EscapeDataString(token.Text)}");
    }

    /// <summary>Where it answers: <c>http://localhost:PORT/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The link that logs a browser in, once. The same token can be pasted on the login page as often as needed.</summary>
    public Uri LoginUrl { get; }

    /// <summary>Starts to serve.</summary>
    /// <param name="site">What to serve.</param>
    /// <param name="configureServices">Adds what the endpoints need.</param>
    /// <param name="map">Maps the endpoints. All of them need a session; those that change something need a POST.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The server, listening.</returns>
    /// <exception cref="IOException">No port can be had.</exception>
    public static async Task<LoopbackServer> StartAsync(
        LoopbackSite site,
        Action<IServiceCollection>? configureServices,
        Action<IEndpointRouteBuilder> map,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(map);
        var token = new LoginToken(site.Token);
        foreach (var port in PortChoice.Of(site.Port, site.PortIsFixed))
        {
            var app = Build(site, port, token, configureServices, map);
            try
            {
                await app.StartAsync(cancellationToken);
                return new LoopbackServer(app, new Uri($"http://localhost:{port}/"), token);
            }
            catch (IOException)
            {
                // Taken since it was looked at.
                await app.DisposeAsync();
            }
        }

        throw new IOException(site.PortIsFixed
            ? $"Port {site.Port} of localhost is taken."
            : $"No free loopback port found for {site.Name}.");
    }

    /// <summary>Stops to serve; open streams end.</summary>
    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(StopTimeout);
        await _app.StopAsync(timeout.Token);
        await _app.DisposeAsync();
    }

    private static WebApplication Build(
        LoopbackSite site, int port, LoginToken token, Action<IServiceCollection>? configureServices, Action<IEndpointRouteBuilder> map)
    {
        // Empty: ASPNETCORE_URLS and the like are about the process this server is a part of, not about this server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequestBody;
            kestrel.ListenLocalhost(port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRouting();
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(site);
        builder.Services.AddSingleton(token);
        builder.Services.AddSingleton<FailedLogins>();
        builder.Services.AddSingleton<EventStreams>();
        builder.Services.AddSessions(site, port);
        configureServices?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // What is the caller's fault, such as a body that is too large, is not the server's.
            StatusCodeSelector = exception => exception is Microsoft.AspNetCore.Http.BadHttpRequestException refused
                ? refused.StatusCode
                : StatusCodes.Status500InternalServerError,
        });
        app.UseSecurityHeaders();
        app.UseHostCheck(port);
        app.UseForgeryCheck(port);
        app.UseEmbeddedAssets(site);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapLogin();
        app.MapStartPage(site);
        map(app);
        return app;
    }
}

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

    /// <summary>
    /// The port that is wanted, 1 to 65535. Any free one is taken when it is null or not free, unless <see cref="PortIsFixed"/>.
    /// </summary>
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

internal static class PortChoice
{
    private const int Attempts = 10;

    /// <summary>The ports to try, one after the other: the wanted one, then free ones, unless it is fixed.</summary>
    public static IEnumerable<int> Of(int? wanted, bool isFixed)
    {
        if (wanted is { } port && IsFree(port))
            yield return port;
        if (isFixed)
            yield break;
        for (var attempt = 0; attempt < Attempts; attempt++)
            yield return Free();
    }

    // Of both addresses of localhost: who has taken only one of them would get half of the browsers' requests.
    private static bool IsFree(int port)
        => IsFree(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || IsFree(IPAddress.IPv6Loopback, port));

    private static bool IsFree(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException exception)
        {
            // A machine may have IPv6 in its kernel and no ::1.
            return exception.SocketErrorCode == SocketError.AddressNotAvailable;
        }
    }

    private static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
