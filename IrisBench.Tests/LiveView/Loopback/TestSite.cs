using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using IrisBench.LiveView.Loopback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IrisBench.Tests.LiveView.Loopback;

/// <summary>A small site on a port of its own.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    public const string CommandHeader = "X-IrisBench-Command";

    private readonly LoopbackServer _server;

    private TestSite(LoopbackServer server) => _server = server;

    public Uri Address => _server.Address;

    public Uri LoginUrl => _server.LoginUrl;

    public string Token => _server.LoginUrl.Query["?t=".Length..];

    public string CookieName => $".TestSite.{Address.Port}";

    public static async Task<TestSite> StartAsync(int? port = null, string? token = null)
    {
        var site = new LoopbackSite
        {
            Name = "Test <site>",
            CookieName = "TestSite",
            Port = port,
            Token = token,
            Assets = typeof(TestSite).Assembly,
            AssetPrefix = "Site",
        };
        return new TestSite(await LoopbackServer.StartAsync(site, configureServices: null, Map));
    }

    /// <summary>A browser without cookies. It does not follow redirects.</summary>
    public HttpClient Client()
        => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseProxy = false })
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>A browser that has logged in by pasting the token.</summary>
    public async Task<HttpClient> LoggedInAsync()
    {
        var client = Client();
        using var answer = await PasteAsync(client, Token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public static async Task<HttpResponseMessage> PasteAsync(HttpClient client, string token)
    {
        using var form = new FormUrlEncodedContent([new("token", token)]);
        return await client.PostAsync("/login", form);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/change", () => "changed");
        endpoints.MapGet("/api/broken", string () => throw new InvalidOperationException("a detail that is nobody's business"));
        endpoints.MapGet(
            "/api/events",
            (HttpContext context, EventStreams streams) => streams.Answer(context, Events));
    }

    private static async IAsyncEnumerable<SseItem<string>> Events([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new SseItem<string>("first") { EventId = "1" };
        await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
        yield return new SseItem<string>("late");
    }
}
