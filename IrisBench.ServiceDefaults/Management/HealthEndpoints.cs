using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;

namespace IrisBench.ServiceDefaults.Management;

internal static class HealthEndpoints
{
    /// <summary>Tag of the checks that say the process lives, whatever its dependencies do.</summary>
    public const string LiveTag = "live";

    public static IApplicationBuilder UseHealthEndpoints(this IApplicationBuilder app) => app
        .UseHealthChecks("/health", new HealthCheckOptions { ResponseWriter = HealthReportWriter.WriteAsync })
        .UseHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains(LiveTag) });

    /// <summary>Ends the management branch: the application's routes must not answer on its port.</summary>
    public static void RunNotFound(this IApplicationBuilder app) => app.Run(context =>
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
