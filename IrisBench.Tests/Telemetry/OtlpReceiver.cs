using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IrisBench.Tests.Telemetry;

/// <summary>A collector that takes OTLP over HTTP (http/protobuf), as the OpenTelemetry Collector does on port 4318.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    public const string Key = "let me in";

    // The header that Aspire's dashboard asks for.
    private const string KeyHeader = "x-otlp-api-key";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedSpan> _spans = new();
    private readonly ConcurrentQueue<ReceivedMetric> _metrics = new();
    private readonly ConcurrentQueue<string> _keys = new();

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            _keys.Enqueue(request.Headers[KeyHeader].ToString());
            foreach (var span in signal == "traces" ? OtlpRequest.Spans(body.ToArray()) : [])
                _spans.Enqueue(span);
            foreach (var metric in signal == "metrics" ? OtlpRequest.Metrics(body.ToArray()) : [])
                _metrics.Enqueue(metric);
            return Results.Bytes([], "application/x-protobuf");
        });
    }

    public string Endpoint => _app.Urls.Single();

    /// <summary>The variables that make a process send here.</summary>
    public (string Name, string Value)[] Variables =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", Endpoint),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_EXPORTER_OTLP_HEADERS", $"{KeyHeader}={Key}"),
        ("OTEL_BSP_SCHEDULE_DELAY", "100"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
    ];

    public IReadOnlyCollection<ReceivedSpan> Spans => _spans;

    public IReadOnlyCollection<ReceivedMetric> Metrics => _metrics;

    /// <summary>What each request said its key is.</summary>
    public IReadOnlyCollection<string> Keys => _keys;

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
