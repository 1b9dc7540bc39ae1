using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IrisBench.Tests.Experiments.OwnSystem;

/// <summary>A server without manners: what it sends is bytes, and it closes when it likes.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<int, byte[]?> _answer;
    private readonly Task _accepting;
    private int _requests;

    /// <param name="answer">What is sent to the request with that number on its connection, from 1; after null the connection is closed,
    /// and after an answer that does not keep it, too.</param>
    public RawServer(Func<int, byte[]?> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public RawServer(Func<int, string?> answer)
        : this(number => answer(number) is { } text ? Encoding.UTF8.GetBytes(text) : null)
    {
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>Requests that came, on all connections.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting.ContinueWith(_ => { }, TaskScheduler.Default);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
            _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            for (var number = 1; await ReadRequestAsync(stream); number++)
            {
                Interlocked.Increment(ref _requests);
                if (_answer(number) is not { } answer)
                    return;
                await stream.WriteAsync(answer, _end.Token);
                if (!Encoding.UTF8.GetString(answer).Contains("keep-alive", StringComparison.Ordinal))
                    return;
            }
        }
    }

    // To the end of its headers, or of a first record that is no text; none of the requests here has a body.
    private async Task<bool> ReadRequestAsync(NetworkStream stream)
    {
        var buffer = new byte[16 * 1024];
        var text = new StringBuilder();
        while (await stream.ReadAsync(buffer, _end.Token) is > 0 and var read)
        {
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            if (text[0] < ' ' || text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
