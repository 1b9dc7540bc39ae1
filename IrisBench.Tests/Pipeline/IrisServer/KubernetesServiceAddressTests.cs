using IrisBench.Pipeline.IrisServer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IrisBench.Tests.Pipeline.IrisServer;

/// <summary>There is no cluster here: a small server answers as the Kubernetes API does for one Service.</summary>
public sealed class KubernetesServiceAddressTests : IAsyncLifetime
{
    private const string Service = """
        {"kind":"Service","apiVersion":"v1","metadata":{"name":"iris-server","namespace":"bench"},
         "spec":{"clusterIP":"10.96.12.34","ports":[{"name":"http","port":6002,"targetPort":6001}]}}
        """;

    private readonly List<string> _requests = [];
    private WebApplication _api = null!;
    private Func<HttpContext, Task> _answer = context => JsonAsync(context, Service);

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _api = builder.Build();
        _api.Urls.Add("http://127.0.0.1:0");
        _api.Run(context =>
        {
            _requests.Add($"{context.Request.Method} {context.Request.Path}");
            return _answer(context);
        });
        await _api.StartAsync();
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task The_address_is_the_cluster_ip_of_the_one_service()
    {
        Assert.Equal(new Uri("http://10.96.12.34:6002"), await Address().GetAsync(default));
        Assert.Equal(["GET /api/v1/namespaces/bench/services/iris-server"], _requests);
    }

    [Fact]
    public async Task The_address_is_looked_up_once_and_again_after_a_failed_connection()
    {
        var address = Address();
        await address.GetAsync(default);
        await address.GetAsync(default);
        Assert.Single(_requests);

        _answer = context => JsonAsync(context, Service.Replace("10.96.12.34", "10.96.99.99", StringComparison.Ordinal));
        address.Forget();
        Assert.Equal(new Uri("http://10.96.99.99:6002"), await address.GetAsync(default));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Where_the_api_refuses_cluster_dns_serves(int status)
    {
        _answer = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        Assert.Equal(new Uri("http://iris-server.bench.svc:6002"), await Address().GetAsync(default));
    }

    [Fact]
    public async Task A_headless_service_is_reached_through_cluster_dns()
    {
        _answer = context => JsonAsync(context, Service.Replace("10.96.12.34", "None", StringComparison.Ordinal));
        Assert.Equal(new Uri("http://iris-server.bench.svc:6002"), await Address().GetAsync(default));
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_kept_waiting()
    {
        _answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Address().GetAsync(patience.Token));
    }

    private static Task JsonAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    private KubernetesServiceAddress Address() => new(
        new IrisServerOptions { Discovery = IrisServerDiscovery.Kubernetes, Namespace = "bench" },
        NullLogger<KubernetesServiceAddress>.Instance,
        () => new KubernetesApi(new Uri(_api.Urls.Single())));
}
