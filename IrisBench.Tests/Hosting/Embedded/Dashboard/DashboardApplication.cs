using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using IrisBench.Tests.Browser;
using Microsoft.Playwright;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

/// <summary>An application with a dashboard, in this process.</summary>
internal sealed class DashboardApplication : IAsyncDisposable
{
    public const string Token = "the token of the tests";

    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(2));

    private DashboardApplication(DistributedApplication app, int port) => (App, Port) = (app, port);

    public DistributedApplication App { get; }

    public int Port { get; }

    public Uri Address => new($"http://localhost:{Port}/");

    public Uri LoginUrl => new(Address, $"/login?t={Uri.EscapeDataString(Token)}");

    /// <summary>Ends every wait of a test that would otherwise hang.</summary>
    public CancellationToken Timeout => _timeout.Token;

    public static async Task<DashboardApplication> StartAsync(Action<IDistributedApplicationBuilder> describe, int? port = null, params string[] args)
    {
        var chosen = port ?? FreePort();
        var builder = DistributedApplicationTestingBuilder.Create(
            [$"--ASPNETCORE_URLS=http://localhost:{chosen}", $"--ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN={Token}", .. args],
            (options, _) => options.DisableDashboard = false);
        describe(builder);
        var application = new DashboardApplication(await builder.BuildAsync(), chosen);
        try
        {
            await application.App.StartAsync(application.Timeout);
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>A port that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Opens the page in a browser that has logged in, and waits until it is up to date.</summary>
    public async Task<OpenPage> OpenAsync(Chromium chromium, int width = 1280, ColorScheme colorScheme = ColorScheme.Light)
    {
        var open = await chromium.OpenAsync(width, colorScheme: colorScheme);
        await open.Page.GotoAsync(LoginUrl.ToString());
        await Assertions.Expect(open.Page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        return open;
    }

    /// <summary>A client that has logged in, without a browser.</summary>
    public async Task<HttpClient> ClientAsync()
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Address };
        using var page = await client.GetAsync(LoginUrl, Timeout);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return client;
    }

    public Task<ResourceEvent> HealthyAsync(string resource) => App.ResourceNotifications.WaitForResourceHealthyAsync(resource, Timeout);

    public HttpClient Workload(string resource) => App.CreateHttpClient(resource);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _timeout.Dispose();
    }
}
