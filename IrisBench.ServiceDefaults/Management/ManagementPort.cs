using System.Globalization;
using IrisBench.ServiceDefaults.Startup;
using Microsoft.Extensions.Configuration;

namespace IrisBench.ServiceDefaults.Management;

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
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? port
            : throw new StartupRefusedException($"setting {Setting} must be a port from 1 to 65535, not '{text}'.");
    }
}
