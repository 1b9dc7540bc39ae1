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

    public static Task<DashboardApplication> StartAsync(Action<IDistributedApplicationBuilder> describe, int? port = null, params string[] args)
    {
        var chosen = port ?? FreePort();
        var builder = DistributedApplicationTestingBuilder.Create(Arguments(chosen, args), (options, _) => options.DisableDashboard = false);
        describe(builder);
        return StartAsync(builder, chosen);
    }

    /// <summary>The same with the resources of an AppHost.</summary>
    public static async Task<DashboardApplication> StartAppHostAsync<TAppHost>(params string[] args)
        where TAppHost : class
    {
        var port = FreePort();
        return await StartAsync(await DistributedApplicationTestingBuilder.CreateAsync<TAppHost>(Arguments(port, args), (options, _) => options.DisableDashboard = false), port);
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

    private static string[] Arguments(int port, string[] args)
        => [$"--ASPNETCORE_URLS=http://localhost:{port}", $"--ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN={Token}", .. args];

    private static async Task<DashboardApplication> StartAsync(IDistributedApplicationTestingBuilder builder, int port)
    {
        var application = new DashboardApplication(await builder.BuildAsync(), port);
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
}
