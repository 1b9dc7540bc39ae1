using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IrisBench.Benchmarks.DashboardSoak;

/// <summary>Takes OTLP over HTTP and counts what it throws away.</summary>
internal sealed class DiscardingCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _bytes;

    private DiscardingCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null);
            Interlocked.Add(ref _bytes, request.ContentLength ?? 0);
            return Results.Bytes([], "application/x-protobuf");
        });
    }

    public string Endpoint => _app.Urls.Single();

    public long Bytes => Interlocked.Read(ref _bytes);

    public static async Task<DiscardingCollector> StartAsync(CancellationToken cancellationToken)
    {
        var collector = new DiscardingCollector();
        await collector._app.StartAsync(cancellationToken);
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
