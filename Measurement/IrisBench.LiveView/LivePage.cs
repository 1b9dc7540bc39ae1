using IrisBench.LiveView.Board;
using IrisBench.LiveView.Loopback;
using IrisBench.LiveView.Running;
using IrisBench.ServiceDefaults;

namespace IrisBench.LiveView;

/// <summary>Serves the page as long as the process lives.</summary>
internal sealed class LivePage(
    LiveSettings settings, RunBoard board, RunDesk desk, RequestedExperiment requested, RunCatalog catalog, ILoggerFactory logs)
    : IHostedService
{
    private LoopbackServer? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var site = new LoopbackSite
        {
            Name = "IrisBench live",
            CookieName = "IrisBenchLive",
            Port = settings.Port,
            // The AppHost has told people of this one.
            PortIsFixed = true,
            Token = settings.Token,
            SessionsOutliveRestart = true,
            Assets = typeof(LivePage).Assembly,
            AssetPrefix = "IrisBench.LiveView.Assets",
        };
        try
        {
            _server = await LoopbackServer.StartAsync(site, AddServices, LiveApi.Map, cancellationToken);
        }
        catch (IOException exception)
        {
            throw new StartupRefusedException(exception.Message, exception);
        }

        await Console.Out.WriteLineAsync($"Login to the live page at {_server.LoginUrl.AbsoluteUri}");
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private void AddServices(IServiceCollection services) => services
        .AddSingleton(board)
        .AddSingleton(desk)
        .AddSingleton(requested)
        .AddSingleton(catalog)
        .AddSingleton(logs);
}

internal static class LivePageExtensions
{
    // A run writes down what it has measured before the process ends.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Adds the page. It has a server of its own (<see cref="Loopback.LoopbackServer"/>); the process's own server is
    /// left with health and metrics, for which nobody logs in.
    /// </summary>
    public static void AddLivePage(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseUrls($"http://127.0.0.1:{ManagementPort.Of(builder.Configuration) ?? 0}");
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddHostedService<LivePage>();
    }
}
