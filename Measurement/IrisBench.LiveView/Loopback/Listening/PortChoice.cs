using System.Net;
using System.Net.Sockets;

namespace IrisBench.LiveView.Loopback.Listening;

internal static class PortChoice
{
    private const int Attempts = 10;

    /// <summary>The ports to try, one after the other: the wanted one, then free ones, unless it is fixed.</summary>
    public static IEnumerable<int> Of(int? wanted, bool isFixed)
    {
        if (wanted is { } port && IsFree(port))
            yield return port;
        if (isFixed)
            yield break;
        for (var attempt = 0; attempt < Attempts; attempt++)
            yield return Free();
    }

    // Of both addresses of localhost: who has taken only one of them would get half of the browsers' requests.
    private static bool IsFree(int port) => IsFree(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || IsFree(IPAddress.IPv6Loopback, port));

    private static bool IsFree(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException exception)
        {
            // A machine may have IPv6 in its kernel and no ::1.
            return exception.SocketErrorCode == SocketError.AddressNotAvailable;
        }
    }

    private static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
