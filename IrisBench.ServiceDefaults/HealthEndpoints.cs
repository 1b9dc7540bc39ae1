using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IrisBench.ServiceDefaults;

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

/// <summary>Writes the status, then a line for each check that is not healthy, so that a person sees which one and why.</summary>
internal static class HealthReportWriter
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var lines = report.Entries
            .Where(entry => entry.Value.Status != HealthStatus.Healthy)
            .Select(entry => $"{entry.Key}: {entry.Value.Status} {entry.Value.Description}".TrimEnd())
            .Prepend(report.Status.ToString());
        return context.Response.WriteAsync(string.Join('\n', lines), context.RequestAborted);
    }
}
