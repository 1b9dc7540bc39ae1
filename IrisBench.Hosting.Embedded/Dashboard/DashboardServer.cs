using Aspire.Hosting;
using IrisBench.LoopbackWeb;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

namespace IrisBench.Hosting.Embedded.Dashboard;

// Serves the dashboard for as long as the application runs.
internal sealed class DashboardServer(DashboardSettings settings, DistributedApplicationOptions options, IServiceProvider services) : IHostedService, IAsyncDisposable
{
    private LoopbackServer? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var site = new LoopbackSite
        {
            Name = settings.ApplicationName,
            CookieName = "IrisBench.Dashboard",
            Port = settings.Port,
            Token = settings.Token,
            // A test leaves nothing in the home directory of who runs it.
            SessionsOutliveRestart = !options.IsTest,
            Assets = typeof(DashboardServer).Assembly,
            AssetPrefix = "IrisBench.Dashboard",
        };
        try
        {
            _server = await LoopbackServer.StartAsync(site, configureServices: null, endpoints => endpoints.MapDashboard(services), cancellationToken);
            Announce(_server);
        }
        catch (IOException exception)
        {
            // The application is worth more than the look at it.
            await Console.Error.WriteLineAsync($"warning: There is no dashboard. {exception.Message}");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _server, null) is { } server)
            await server.DisposeAsync();
    }

    private void Announce(LoopbackServer server)
    {
        if (services.GetService<IAnsiConsole>() is not { } console)
            return;
        lock (console)
        {
            if (settings.Port is { } wanted && wanted != server.Address.Port)
                console.Profile.Out.Writer.WriteLine($"Port {wanted} is taken, so the dashboard answers on port {server.Address.Port}.");
            // Aspire's words: tools look for them.
            console.Profile.Out.Writer.WriteLine($"Login to the dashboard at {server.LoginUrl.AbsoluteUri}");
        }
    }
}
