using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

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

        var urls = ApplicationUrls.Of(builder.Configuration);
        var host = BindingAddress.Parse(urls[0]).Host;
        // They are among the addresses now, and ASP.NET Core would warn that these override them.
        builder.WebHost.UseSetting(WebHostDefaults.HttpPortsKey, "");
        builder.WebHost.UseUrls([.. urls, $"http://{host}:{port}"]);
    }
}
