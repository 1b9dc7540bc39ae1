using IrisBench.ServiceDefaults.Management;

namespace IrisBench.Gateway.Metrics;

internal static class MetricsExposition
{
    /// <summary>
    /// Appends the functions' metrics to <c>/metrics</c>. They do not go through OpenTelemetry's exporter, which would
    /// give some of them other names than OpenFaaS does (<c>…_started_total</c>).
    /// </summary>
    public static void UseFunctionMetrics(this WebApplication app)
    {
        var metrics = app.Services.GetRequiredService<GatewayMetrics>();
        _ = app.Services.GetRequiredService<FunctionGauges>();
        var port = ManagementPort.Of(app.Configuration);
        app.Use(async (context, next) =>
        {
            if (context.Request.Path != "/metrics" || (port is not null && context.Connection.LocalPort != port))
            {
                await next(context);
                return;
            }

            // What is appended is not compressed, so what comes before must not be.
            context.Request.Headers.Remove("Accept-Encoding");
            // The other format, OpenMetrics, ends with a line after which nothing may follow.
            context.Request.Headers.Accept = "text/plain";
            await next(context);
            if (context.Response.StatusCode == StatusCodes.Status200OK)
            {
                await metrics.Registry.CollectAndExportAsTextAsync(context.Response.Body, context.RequestAborted);
            }
        });
    }
}
