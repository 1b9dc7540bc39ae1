using IrisBench.LiveView.Api;
using IrisBench.LiveView.Board;
using IrisBench.LiveView.Catalog;
using IrisBench.LiveView.Loopback;
using IrisBench.LiveView.Running;
using IrisBench.LiveView.Settings;
using IrisBench.ServiceDefaults.Startup;

namespace IrisBench.LiveView.Page;

/// <summary>Serves the page as long as the process lives.</summary>
internal sealed class LivePage(LiveSettings settings, RunBoard board, RunDesk desk, RequestedExperiment requested, RunCatalog catalog, ILoggerFactory logs) : IHostedService
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
