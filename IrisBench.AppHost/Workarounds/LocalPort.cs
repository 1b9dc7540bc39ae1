using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace IrisBench.AppHost.Workarounds;

/// <summary>A port that Aspire is told is the resource's or nobody's: one that is taken fails the resource, where another would do, and no
/// issue asks for that. Of a container without Aspire's proxy it does not choose the port inside.</summary>
internal static class LocalPort
{
    // Held until this process ends, however it ends.
    private static readonly List<Socket> s_reservations = [];

    /// <summary>The port, unless somebody listens on it or another system of this kind is about to: then null, and the host chooses.
    /// Between this question and the start of the process lie seconds in which a second system would get the same answer, so who asks first
    /// takes the UDP port of that number, which nothing here uses and only one process can have.</summary>
    public static int? WhenFree(int port) =>
        !IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port) && Reserve(port)
            ? port
            : null;

    /// <summary>A port on which nobody listens now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool Reserve(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ExclusiveAddressUse = true };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            lock (s_reservations)
                s_reservations.Add(socket);
            return true;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return false;
        }
    }
}
