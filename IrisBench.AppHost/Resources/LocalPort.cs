using System.Net.NetworkInformation;

namespace IrisBench.AppHost.Resources;

internal static class LocalPort
{
    /// <summary>The port, unless somebody listens on it: then null, and the host chooses.</summary>
    public static int? WhenFree(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port) ? null : port;
}
