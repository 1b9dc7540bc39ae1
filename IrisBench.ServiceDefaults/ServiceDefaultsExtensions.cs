using IrisBench.ServiceDefaults.Management;
using IrisBench.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IrisBench.ServiceDefaults;

/// <summary>What every web process of the system has: telemetry, health, service discovery, resilience, a management port.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Adds the defaults. Call it first, before the process's own services.</summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddQuietFrameworkLogs();
        builder.AddTelemetry();
        builder.AddManagementListener();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [HealthEndpoints.LiveTag]);
        builder.Services.AddHttpClientDefaults();
        return builder;
    }

    /// <summary>
    /// Serves <c>/health</c>, <c>/alive</c> and <c>/metrics</c>: on the management port, and nowhere else, where one is
    /// configured; otherwise beside the application's own routes.
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (ManagementPort.Of(app.Configuration) is { } port)
        {
            app.MapWhen(context => context.Connection.LocalPort == port, management => management
                .UseHealthEndpoints()
                .UseMetricsEndpoint()
                .RunNotFound());
        }
        else
        {
            app.UseHealthEndpoints().UseMetricsEndpoint();
        }

        return app;
    }
}
