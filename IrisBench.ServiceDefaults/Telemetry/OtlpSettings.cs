using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration.Memory;
using OpenTelemetry.Exporter;

namespace IrisBench.ServiceDefaults.Telemetry;

/// <summary>How telemetry is sent (https://opentelemetry.io/docs/specs/otel/protocol/exporter).</summary>
internal static class OtlpSettings
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Timeout = "OTEL_EXPORTER_OTLP_TIMEOUT";

    // OpenTelemetry's is 10 s, which a process would take to end when nobody listens: it tries once more at its end.
    private const string TimeoutMilliseconds = "1000";

    /// <summary>Gives up an export early. Weakest of all configuration sources, so the variable still changes it.</summary>
    public static void BoundOtlpExport(this WebApplicationBuilder builder)
        => builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = new Dictionary<string, string?> { [Timeout] = TimeoutMilliseconds } });

    /// <summary>As <see cref="BoundOtlpExport"/>, for a process without a host.</summary>
    public static void Bound(OtlpExporterOptions exporter)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Timeout)))
        {
            exporter.TimeoutMilliseconds = int.Parse(TimeoutMilliseconds, System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
