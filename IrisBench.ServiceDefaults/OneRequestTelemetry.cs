using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace IrisBench.ServiceDefaults;

/// <summary>The span of a process that answers one request and ends: it continues the caller's trace, and is sent before the end.</summary>
public sealed class OneRequestTelemetry : IDisposable
{
    private const string SourceName = "IrisBench.OneRequest";

    private readonly ActivitySource _source = new(SourceName);
    private readonly TracerProvider _provider;
    private readonly Activity? _span;

    private OneRequestTelemetry(string name, string? traceParent)
    {
        _provider = Sdk.CreateTracerProviderBuilder()
            .AddSource("IrisBench.*").AddHttpClientInstrumentation().AddOtlpExporter(OtlpSettings.Bound).Build();
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var caller);
        _span = _source.StartActivity(name, ActivityKind.Server, caller);
    }

    /// <summary>Begins the span where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to send it; else null, and nothing of OpenTelemetry is
    /// loaded.</summary>
    /// <param name="name">Name of the span.</param>
    /// <param name="traceParent">The caller's span (https://www.w3.org/TR/trace-context); null when it has none.</param>
    public static OneRequestTelemetry? Begin(string name, string? traceParent)
        => string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(OtlpSettings.Endpoint))
            ? null
            : new OneRequestTelemetry(name, traceParent);

    /// <summary>Ends the span and sends what there is; a second at most where nobody takes it.</summary>
    public void Dispose()
    {
        _span?.Dispose();
        _provider.Dispose();
        _source.Dispose();
    }
}
