using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.Hosting.Embedded.Dashboard;

internal static class DashboardServices
{
    public static void AddDashboard(this IServiceCollection services)
    {
        services.AddSingleton<DashboardSettings>();
        services.AddSingleton<SecretValues>();
        services.AddSingleton<TelemetryTarget>();
        services.AddSingleton<ResourceViews>();
        services.AddSingleton<UsageSampler>();
        services.AddSingleton<MetricsReader>();
        services.AddSingleton<ResourceEvents>();
        services.AddSingleton<LogEvents>();
        services.AddSingleton<DashboardServer>();
        services.AddHostedService(provider => provider.GetRequiredService<DashboardServer>());
    }
}
