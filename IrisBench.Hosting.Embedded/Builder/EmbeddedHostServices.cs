using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.Embedded.Dashboard;
using IrisBench.Processes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IrisBench.Hosting.Embedded;

internal static class EmbeddedHostServices
{
    public static void AddEmbeddedHost(this IServiceCollection services, DistributedApplicationBuilder builder, DistributedApplicationOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(builder.ExecutionContext);
        services.AddSingleton(new DistributedApplicationModel(builder.Resources));
        services.AddSingleton<ResourceNotificationService>();
        services.AddSingleton<ResourceLoggerService>();
        services.AddSingleton(provider => new ResourceCommandService(provider));
        services.AddSingleton<ChildWatchdog>();
        services.AddSingleton<LaunchPlanner>();
        services.AddSingleton<ResourceHealthMonitor>();
        services.AddSingleton<ApplicationOrchestrator>();
        services.AddHostedService(provider => provider.GetRequiredService<ApplicationOrchestrator>());
        services.AddPublishing(builder);
        services.AddHealthChecks();
        services.AddHttpClient();
        services.AddLogging(logging => logging.KeepQuiet(options));
        if (!options.IsTest)
        {
            services.AddTerminal();
            services.AddHostedService<LauncherWatch>();
        }

        if (builder.ExecutionContext.IsRunMode && !options.DisableDashboard)
            services.AddDashboard();
    }

    private static void KeepQuiet(this ILoggingBuilder logging, DistributedApplicationOptions options)
    {
        if (options.IsTest)
            logging.ClearProviders();
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System.Net.Http", LogLevel.Warning);
        // A resource that is still starting answers no health check; its state says so.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }
}
