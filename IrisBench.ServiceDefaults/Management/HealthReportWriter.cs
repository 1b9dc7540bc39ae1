using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IrisBench.ServiceDefaults.Management;

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
