using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IrisBench.ServiceDefaults;

/// <summary>What every web process of the system has: telemetry, health, service discovery, resilience, a management port.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Adds the defaults. Call it first, before the process's own services.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="callsServices">Whether the process calls others by HTTP clients that find them by name and try again. One that only
    /// passes calls on is smaller without.</param>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, bool callsServices = true)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddQuietFrameworkLogs();
        builder.ConfigureOpenTelemetry(callsServices);
        builder.AddManagementListener();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [HealthEndpoints.LiveTag]);
        if (callsServices)
            builder.Services.AddHttpClientDefaults();
        return builder;
    }

    /// <summary>Serves <c>/health</c>, <c>/alive</c> and <c>/metrics</c>: on the management port, and nowhere else, where one is
    /// configured; otherwise beside the application's own routes.</summary>
    /// <param name="app">The application.</param>
    /// <param name="manage">What the process serves beside them.</param>
    public static WebApplication MapDefaultEndpoints(this WebApplication app, Action<IApplicationBuilder>? manage = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (ManagementPort.Of(app.Configuration) is { } port)
        {
            app.MapWhen(
                context => context.Connection.LocalPort == port,
                management => management.UseDefaultEndpoints(app.Configuration, manage).RunNotFound());
        }
        else
        {
            app.UseDefaultEndpoints(app.Configuration, manage);
        }

        return app;
    }

    private static IApplicationBuilder UseDefaultEndpoints(
        this IApplicationBuilder management, IConfiguration configuration, Action<IApplicationBuilder>? manage)
    {
        management.UseProbeCheck(configuration);
        manage?.Invoke(management);
        return management.UseHealthEndpoints().UseMetricsEndpoint();
    }
}

/// <summary>What every HTTP client of the system has.</summary>
public static class HttpClientDefaults
{
    /// <summary>Adds .NET's service discovery and the standard resilience (retry, circuit breaker, timeouts) to all clients. They call the
    /// system itself, so they go straight there: a proxy of the environment (http_proxy, ALL_PROXY) is for elsewhere, and .NET would ask it
    /// for loopback too.</summary>
    public static IServiceCollection AddHttpClientDefaults(this IServiceCollection services)
    {
        services.AddServiceDiscovery();
        return services.ConfigureHttpClientDefaults(http =>
        {
            http.UseSocketsHttpHandler((handler, _) => handler.UseProxy = false);
            http.AddStandardResilienceHandler();
            http.AddServiceDiscovery();
        });
    }
}
