using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IrisBench.Tests.EndToEnd.Telemetry;

/// <summary>A collector that takes OTLP over HTTP (http/protobuf), as the OpenTelemetry Collector does on port 4318.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    public const string Key = "let me in";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedSpan> _spans = new();
    private readonly ConcurrentDictionary<string, string> _keys = new();

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/traces", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            foreach (var span in TraceRequest.Read(body.ToArray()))
            {
                _spans.Enqueue(span);
                _keys[span.Service] = request.Headers["x-otlp-api-key"].ToString();
            }

            return Results.Bytes([], "application/x-protobuf");
        });
        _app.MapPost("/v1/{signal}", () => Results.Bytes([], "application/x-protobuf"));
    }

    public string Endpoint => _app.Urls.Single();

    public IReadOnlyCollection<ReceivedSpan> Spans => _spans;

    /// <summary>The header <c>x-otlp-api-key</c> that each service has sent.</summary>
    public IReadOnlyDictionary<string, string> Keys => _keys;

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
