using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace IrisBench.AppHost.Resources;

internal static class LocalPort
{
    /// <summary>The port, unless somebody listens on it: then null, and the host chooses.</summary>
    public static int? WhenFree(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port) ? null : port;

    /// <summary>A port on which nobody listens now, for a container: Aspire does not choose the port inside.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
