using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace IrisBench.ServiceDefaults.Management;

internal static class ApplicationUrls
{
    /// <summary>Where the process listens, as ASP.NET Core reads it from its settings.</summary>
    public static string[] Of(IConfiguration configuration)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls)
        {
            return Split(urls);
        }

        return configuration[WebHostDefaults.HttpPortsKey] is { Length: > 0 } ports
            ? [.. Split(ports).Select(port => $"http://*:{port}")]
            : ["http://localhost:5000"];
    }

    private static string[] Split(string list)
        => list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
