using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace IrisBench.Hosting.Embedded.Dashboard;

// The settings of Aspire's dashboard, by their names: where it answers and the token that logs in.
internal sealed class DashboardSettings(IConfiguration configuration, IHostEnvironment environment)
{
    public string ApplicationName { get; } = environment.ApplicationName;

    // The launch profile's applicationUrl arrives as ASPNETCORE_URLS. Only its port counts: the host is this one.
    public int? Port => configuration["ASPNETCORE_URLS"]?.Split(';')
        .Select(url => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Port : 0)
        .Where(port => port > 0)
        .Cast<int?>()
        .FirstOrDefault();

    public string? Token => Setting("ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN") ?? Setting("DOTNET_DASHBOARD_FRONTEND_BROWSERTOKEN");

    private string? Setting(string name) => configuration[name] is { Length: > 0 } value ? value : null;
}
