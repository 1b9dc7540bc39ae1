using IrisBench.ServiceDefaults.Startup;

namespace IrisBench.LiveView.Settings;

/// <summary>Where the page answers.</summary>
internal static class PageAddress
{
    private const int DefaultPort = 15171;

    /// <summary>The port of the first address of <c>ASPNETCORE_URLS</c>; 15171 when nobody says one.</summary>
    /// <exception cref="StartupRefusedException">It is not an address of this machine alone.</exception>
    public static int PortOf(IConfiguration configuration)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0] is not { Length: > 0 } address)
            return DefaultPort;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.Scheme == Uri.UriSchemeHttp
            ? uri.Port
            : throw new StartupRefusedException($"the page is for this machine only: ASPNETCORE_URLS must be http://localhost:PORT, not '{address}'.");
    }
}
