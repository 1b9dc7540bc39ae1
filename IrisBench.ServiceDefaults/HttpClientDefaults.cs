using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.ServiceDefaults;

/// <summary>What every HTTP client of the system has.</summary>
public static class HttpClientDefaults
{
    /// <summary>Adds .NET's service discovery and the standard resilience (retry, circuit breaker, timeouts) to all clients.</summary>
    public static IServiceCollection AddHttpClientDefaults(this IServiceCollection services)
    {
        services.AddServiceDiscovery();
        return services.ConfigureHttpClientDefaults(http =>
        {
            http.AddStandardResilienceHandler();
            http.AddServiceDiscovery();
        });
    }
}
