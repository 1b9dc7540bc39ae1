using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.ServiceDefaults;

/// <summary>What every HTTP client of the system has.</summary>
public static class HttpClientDefaults
{
    /// <summary>
    /// Adds .NET's service discovery and the standard resilience (retry, circuit breaker, timeouts) to all clients. They call
    /// the system itself, so they go straight there: a proxy of the environment (http_proxy, ALL_PROXY) is for elsewhere, and
    /// .NET would ask it for loopback too.
    /// </summary>
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
