using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace IrisBench.ServiceDefaults;

/// <summary>Telemetry, named as Aspire's template names it.</summary>
public static class TelemetryExtensions
{
    private const string MetricsPath = "/metrics";

    /// <summary>Adds metrics, at <c>/metrics</c>; where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says so they, logs and traces are sent by
    /// OTLP.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="ofClients">Whether requests that it sends are metered too.</param>
    public static WebApplicationBuilder ConfigureOpenTelemetry(this WebApplicationBuilder builder, bool ofClients = true)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ProcessInfo.Tell();
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => (ofClients ? metrics.AddHttpClientInstrumentation() : metrics)
                .AddAspNetCoreInstrumentation()
                // Built into .NET: process CPU time, working set, GC, thread pool.
                .AddMeter("System.Runtime", "IrisBench.*")
                .AddPrometheusExporter(exporter =>
                {
                    // The comparison reads the counters at the edges of a run and must not get an older answer.
                    exporter.ScrapeResponseCacheDurationMilliseconds = 0;
                    // OpenFaaS's series have no labels but their own.
                    exporter.ScopeInfoEnabled = false;
                }));
        // Else nobody gets them, and every cold start would pay for them.
        if (!string.IsNullOrWhiteSpace(builder.Configuration[OtlpSettings.Endpoint]))
        {
            builder.AddLogsAndTraces(telemetry);
        }

        return builder;
    }

    private static void AddLogsAndTraces(this WebApplicationBuilder builder, OpenTelemetryBuilder telemetry)
    {
        builder.BoundOtlpExport();
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        telemetry.WithTracing(tracing => tracing
            .AddSource(builder.Environment.ApplicationName, "IrisBench.*")
            .AddAspNetCoreInstrumentation(options => options.Filter = IsApplicationRequest)
            .AddHttpClientInstrumentation()).UseOtlpExporter();
    }

    internal static IApplicationBuilder UseMetricsEndpoint(this IApplicationBuilder app)
        => app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == MetricsPath);

    // Probes and scrapes would drown the traces that matter, and so would who asks a gateway every second how its functions are.
    private static bool IsApplicationRequest(HttpContext context)
        => !(context.Request.Path.StartsWithSegments("/health")
            || context.Request.Path.StartsWithSegments("/healthz")
            || context.Request.Path.StartsWithSegments("/alive")
            || context.Request.Path.StartsWithSegments("/_")
            || context.Request.Path.StartsWithSegments(MetricsPath)
            || context.Request.Path.StartsWithSegments("/system/lease")
            || (context.Request.Path.StartsWithSegments("/system") && HttpMethods.IsGet(context.Request.Method)));
}

/// <summary>How telemetry is sent (https://opentelemetry.io/docs/specs/otel/protocol/exporter).</summary>
internal static class OtlpSettings
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Timeout = "OTEL_EXPORTER_OTLP_TIMEOUT";

    // OpenTelemetry's is 10 s, which a process would take to end when nobody listens: it tries once more at its end.
    private const string TimeoutMilliseconds = "1000";

    /// <summary>Gives up an export early. Weakest of all configuration sources, so the variable still changes it.</summary>
    public static void BoundOtlpExport(this WebApplicationBuilder builder)
        => builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?> { [Timeout] = TimeoutMilliseconds },
        });

    /// <summary>As <see cref="BoundOtlpExport"/>, for a process without a host.</summary>
    public static void Bound(OtlpExporterOptions exporter)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Timeout)))
        {
            exporter.TimeoutMilliseconds = int.Parse(TimeoutMilliseconds, System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}

internal static class QuietFrameworkLogs
{
    /// <summary>Lets the framework speak up at warnings only: six lines a request would cost what is being measured. Weakest of all
    /// configuration sources, so <c>Logging__LogLevel__…</c> still changes it.</summary>
    public static void AddQuietFrameworkLogs(this WebApplicationBuilder builder)
        => builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",
                ["Logging:LogLevel:Polly"] = "Error",
                // ServiceProcess says why a service does not start; a background service that fails is critical.
                ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
            },
        });
}
