using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace IrisBench.ServiceDefaults.Telemetry;

internal static class TelemetryExtensions
{
    private const string MetricsPath = "/metrics";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });

        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                // Built into .NET: process CPU time, working set, GC, thread pool.
                .AddMeter("System.Runtime", "IrisBench.*")
                // No cache: the comparison reads the counters at the edges of a run and must not get an older answer.
                .AddPrometheusExporter(exporter => exporter.ScrapeResponseCacheDurationMilliseconds = 0))
            .WithTracing(tracing => tracing
                .AddSource(builder.Environment.ApplicationName, "IrisBench.*")
                .AddAspNetCoreInstrumentation(options => options.Filter = IsApplicationRequest)
                .AddHttpClientInstrumentation());

        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.UseOtlpExporter();
        }
    }

    public static IApplicationBuilder UseMetricsEndpoint(this IApplicationBuilder app)
        => app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == MetricsPath);

    // Probes and scrapes would drown the traces that matter.
    private static bool IsApplicationRequest(HttpContext context)
        => !(context.Request.Path.StartsWithSegments("/health")
            || context.Request.Path.StartsWithSegments("/alive")
            || context.Request.Path.StartsWithSegments("/_")
            || context.Request.Path.StartsWithSegments(MetricsPath));
}
