using IrisBench.LiveView.Loopback.Access;
using IrisBench.LiveView.Loopback.Assets;
using IrisBench.LiveView.Loopback.Events;
using IrisBench.LiveView.Loopback.Headers;
using IrisBench.LiveView.Loopback.Listening;
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
        LoopbackSite site, Action<IServiceCollection>? configureServices, Action<IEndpointRouteBuilder> map, CancellationToken cancellationToken = default)
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

        throw new IOException(site.PortIsFixed ? $"Port {site.Port} of localhost is taken." : $"No free loopback port found for {site.Name}.");
    }

    /// <summary>Stops to serve; open streams end.</summary>
    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(StopTimeout);
        await _app.StopAsync(timeout.Token);
        await _app.DisposeAsync();
    }

    private static WebApplication Build(LoopbackSite site, int port, LoginToken token, Action<IServiceCollection>? configureServices, Action<IEndpointRouteBuilder> map)
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
            StatusCodeSelector = exception => exception is Microsoft.AspNetCore.Http.BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError,
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
