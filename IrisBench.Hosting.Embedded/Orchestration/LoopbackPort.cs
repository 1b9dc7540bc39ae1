using System.Net;
using System.Net.Sockets;

namespace IrisBench.Hosting.Embedded;

// Ports for processes that have yet to bind them. They come from below the range that the systems hand out for
// outgoing connections (32768 and up on Linux, 49152 and up elsewhere): a port of that range could be gone again
// before the process gets to it.
internal static class LoopbackPort
{
    private const int First = 20_000;
    private const int Last = 31_999;
    private static readonly Lock s_lock = new();
    private static readonly HashSet<int> s_taken = [];

    public static int Take()
    {
        for (var attempt = 0; attempt < 1_000; attempt++)
        {
            var port = Random.Shared.Next(First, Last + 1);
            lock (s_lock)
            {
                if (!s_taken.Contains(port) && IsFree(port))
                {
                    s_taken.Add(port);
                    return port;
                }
            }
        }

        throw new Aspire.Hosting.DistributedApplicationException($"No free loopback port found between {First} and {Last}.");
    }

    public static bool IsFree(int port) =>
        IsFree(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || IsFree(IPAddress.IPv6Loopback, port));

    private static bool IsFree(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
            return true;
        }
        catch (SocketException exception)
        {
            // A machine may have IPv6 in its kernel and no ::1.
            return exception.SocketErrorCode == SocketError.AddressNotAvailable;
        }
    }
}
