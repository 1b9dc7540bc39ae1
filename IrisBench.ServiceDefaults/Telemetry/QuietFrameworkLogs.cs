using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration.Memory;

namespace IrisBench.ServiceDefaults.Telemetry;

internal static class QuietFrameworkLogs
{
    /// <summary>
    /// Lets the framework speak up at warnings only: six lines a request would cost what is being measured. Weakest of
    /// all configuration sources, so <c>Logging__LogLevel__…</c> still changes it.
    /// </summary>
    public static void AddQuietFrameworkLogs(this WebApplicationBuilder builder)
        => builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",
                ["Logging:LogLevel:Polly"] = "Error",
                // ServiceProcess says why a service does not start; a background service that fails is critical.
                ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
            },
        });
}
