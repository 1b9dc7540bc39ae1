using System.Net;
using System.Net.Sockets;

namespace IrisBench.Gateway.Processes;

/// <summary>Loopback ports that nobody listens on. The last ones given are not given again, as they are not taken up at once.</summary>
internal sealed class FreePorts
{
    private const int Remembered = 256;

    private readonly Lock _lock = new();
    private readonly Queue<int> _given = new();

    public int Next()
    {
        lock (_lock)
        {
            int port;
            do
            {
                port = Ask();
            }
            while (_given.Contains(port));

            _given.Enqueue(port);
            if (_given.Count > Remembered)
            {
                _given.Dequeue();
            }

            return port;
        }
    }

    private static int Ask()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
