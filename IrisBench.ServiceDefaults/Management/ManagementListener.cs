using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace IrisBench.ServiceDefaults.Management;

internal static class ManagementListener
{
    /// <summary>Listens on the management port too, on the same interfaces as the application.</summary>
    public static void AddManagementListener(this WebApplicationBuilder builder)
    {
        if (ManagementPort.Of(builder.Configuration) is not { } port)
        {
            return;
        }

        var urls = ApplicationUrls(builder.Configuration);
        var host = BindingAddress.Parse(urls[0]).Host;
        builder.WebHost.UseUrls([.. urls, $"http://{host}:{port}"]);
    }

    private static string[] ApplicationUrls(ConfigurationManager configuration)
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
