using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace IrisBench.ServiceDefaults;

/// <summary>The port for probes and scrapes, apart from the application's, as OpenFaaS's watchdog has 8081 beside 8080.</summary>
public static class ManagementPort
{
    /// <summary>Name of the setting (an environment variable): a TCP port, 1 to 65535.</summary>
    public const string Setting = "MANAGEMENT_PORT";

    /// <summary>The configured port, or null when there is none.</summary>
    /// <exception cref="StartupRefusedException">The setting is not a port number.</exception>
    public static int? Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var text = configuration[Setting];
        if (string.IsNullOrWhiteSpace(text))
            return null;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? port
            : throw new StartupRefusedException($"setting {Setting} must be a port from 1 to 65535, not '{text}'.");
    }
}

internal static class ManagementListener
{
    /// <summary>Listens on the management port too, on the same interfaces as the application.</summary>
    public static void AddManagementListener(this WebApplicationBuilder builder)
    {
        if (ManagementPort.Of(builder.Configuration) is not { } port)
            return;

        var urls = ApplicationUrls.Of(builder.Configuration);
        var host = BindingAddress.Parse(urls[0]).Host;
        // They are among the addresses now, and ASP.NET Core would warn that these override them.
        builder.WebHost.UseSetting(WebHostDefaults.HttpPortsKey, "");
        builder.WebHost.UseUrls([.. urls, $"http://{host}:{port}"]);
    }
}

internal static class ApplicationUrls
{
    /// <summary>Where the process listens, as ASP.NET Core reads it from its settings.</summary>
    public static string[] Of(IConfiguration configuration)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls)
            return Split(urls);

        return configuration[WebHostDefaults.HttpPortsKey] is { Length: > 0 } ports
            ? [.. Split(ports).Select(port => $"http://*:{port}")]
            : ["http://localhost:5000"];
    }

    public static string[] Split(string list)
        => list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
