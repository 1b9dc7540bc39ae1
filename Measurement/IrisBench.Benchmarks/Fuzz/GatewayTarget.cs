using System.Net.Sockets;
using System.Text;
using IrisBench.Benchmarks.Gateway;
using IrisBench.Gateway.Contract;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary>Targets and headers that no tidy client sends: the gateway answers each with a status, but never with 500.</summary>
internal sealed class GatewayTarget(MeasuredGateway gateway) : IFuzzTarget
{
    private static readonly string[] Pieces =
    [
        "/", "//", "..", "/../", "/./", "%2e%2e", "%252e", "%2F", "%00", "%", "%zz", "?", "?a=/../b", "#", "a", "é", "\u0001", "\u007f",
        ":", "@", "[", "]", "\\", "|", ";", "function", "warm", "*", " ", "%c3%28", "%c3%a9", "%ed%a0%80", "{", "}", new string('a', 300),
        new string('/', 900), string.Concat(Enumerable.Repeat("%2e%2e%2f", 700)), new string('é', 2500),
    ];

    private static readonly string[] Paths =
    [
        "/function/warm", "/function/warm", "/function/warm/request/", "/function/warm/raw/", "/function/warm/socket", "/function/",
        "/async-function/warm", "/system/functions", "/system/function/warm", "/system/scale-function/warm", "/system/lease",
        "/system/logs?name=warm", "/metrics", "http://localhost/function/warm", "http://localhost", "",
    ];

    private static readonly string[] Names =
    [
        "X-Call-Id", "X-Start-Time", "X-Cold-Start", "Server-Timing", "X-Forwarded-Host", "X-Forwarded-For", "Forwarded", "X-Callback-Url",
        "Content-Type", "Content-Encoding", "Keep-Alive", "Upgrade",
        "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Extensions", "HTTP2-Settings", "Authorization", "Origin",
        "Sec-Fetch-Site", "Proxy", "Proxy-Connection", "Accept", "Expect", "TE", "Trailer", "Cookie", "Range", "If-None-Match", "Date",
        "traceparent", "tracestate", "baggage", "X-Irisbench-Lease", "Alt-Used", "Connection",
    ];

    // By which a request is mostly none.
    private static readonly string[] BadNames =
        ["Host", "Content-Length", "Transfer-Encoding", "X Y", "X\u0001", "Ä", "", " X", ":path", "\r\n folded"];

    private static readonly string[] Values =
    [
        "chunked", "gzip, chunked", "chunked, chunked", "identity", "trailers", "0", "1", "-1", "+1", "1, 1", "1, 2", "0x1",
        "99999999999999999999", "websocket", "h2c", "Upgrade", "keep-alive, Host, Content-Length", "close", "Upgrade, X-Call-Id",
        "100-continue", "13", "dGhlIHNhbXBsZSBub25jZQ==", "localhost", "evil.example", "http://localhost", "same-origin", "cross-site",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "bytes=0-", "*/*", "", "\t", "é", "\u0080", "\ufffd",
        "\"", "a=b; c", "text/plain", "application/json", "multipart/form-data; boundary=", new string('v', 9000),
    ];

    private static readonly string[] BadValues = ["\r", "\n", "\0", "\u001b", new string('v', 40_000)];

    // With the end of the head; most of them are whole, as what is not is waited for.
    private static readonly string[] Bodies =
    [
        "\r\n", "\r\n", "\r\n", "\r\n", "Content-Length: 1\r\n\r\nx", "Content-Length: 1\r\n\r\nx", "Content-Length: 5\r\n\r\nx",
        "Content-Length: -1\r\n\r\n", "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxy",
        "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1;a=\"b\"\r\nx\r\n0\r\nX: y\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF0\r\n", "Transfer-Encoding: chunked\r\n\r\n1\r\nx",
        "Expect: 100-continue\r\nContent-Length: 1\r\n\r\n",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    public int ProcessId => gateway.ProcessId;

    public static async Task<IFuzzTarget> StartAsync(CancellationToken cancellationToken)
        => new GatewayTarget(await MeasuredGateway.StartWithTestFunctionsAsync(cancellationToken));

    public async Task<string> TryAsync(Random random, CancellationToken cancellationToken)
    {
        // Whatever it was sent, it goes on answering others.
        if (random.Next(50) == 0)
            await gateway.CallAsync(ModeNames.Warm, "x", cancellationToken);
        var request = Request(random);
        var address = gateway.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancellationToken);
        await using var stream = client.GetStream();
        var answer = ReadAsync(stream, cancellationToken);
        await SendAsync(stream, request, cancellationToken);
        // A server waits for the rest of what was damaged; then this is the end of it, and of the connection.
        if (await Task.WhenAny(answer, Task.Delay(Patience, cancellationToken)) != answer && client.Connected)
            client.Client.Shutdown(SocketShutdown.Send);
        var (status, body) = await answer;
        // 502 is what the gateway says of a function that gave no answer, which this one never does; of its own 500 it says the server.
        return status is not ("500" or "502") || (status is "500" && body.Contains("Server: Kestrel", StringComparison.Ordinal))
            ? status
            : throw new FuzzFailureException($"{Convert.ToHexString(request)} was answered with {status}: {body}");
    }

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    private static async Task SendAsync(NetworkStream stream, byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(request, cancellationToken);
        }
        catch (IOException)
        {
            // It closed before it had been sent everything, and may have said why.
        }
    }

    private static async Task<(string Status, string Body)> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var line = "reset";
        try
        {
            using var reader = new StreamReader(stream, leaveOpen: true);
            line = await reader.ReadLineAsync(cancellationToken) ?? "closed";
            var rest = await reader.ReadToEndAsync(cancellationToken);
            return (Status(line), rest);
        }
        catch (IOException)
        {
            // It closed before it had read everything.
            return (Status(line), "");
        }
    }

    private static string Status(string line) => line.Split(' ') is ["HTTP/1.1", var code, ..] ? code : line;

    private byte[] Request(Random random)
    {
        var text = new StringBuilder($"{Pick(random, "GET", "POST", "PUT", "HEAD", "OPTIONS", "CONNECT", "BREW")} ");
        // A process for each of them: seldom.
        text.Append(random.Next(40) == 0 ? "/function/fork" : Pick(random, Paths));
        var isBad = random.Next(3) == 0;
        for (var piece = isBad ? random.Next(5) : random.Next(3); piece > 0; piece--)
            text.Append(Pick(random, Pieces));
        text.Append(" HTTP/1.1\r\nHost: ");
        text.Append(isBad ? Pick(random, "localhost", "[::1]", "evil.example", "", "localhost:99999") : "localhost");
        text.Append(Pick(random, "\r\nConnection: close", "\r\nConnection: close", "\r\nConnection: close", ""));
        if (random.Next(6) == 0)
            text.Append("\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13")
                .Append("\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==");
        if (random.Next(2) == 0)
            text.Append("\r\nAuthorization: ").Append(gateway.Client.DefaultRequestHeaders.Authorization);
        var most = random.Next(30) == 0 ? 200 : 5;
        for (var header = random.Next(most); header > 0; header--)
        {
            text.Append("\r\n").Append(Pick(random, isBad && random.Next(5) == 0 ? BadNames : Names));
            text.Append(isBad ? Pick(random, ": ", ": ", ": ", ":", " : ", "") : ": ");
            text.Append(isBad && random.Next(4) == 0 ? Pick(random, [.. BadValues, .. Pieces]) : Pick(random, Values));
        }

        text.Append("\r\n").Append(Pick(random, Bodies));
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (isBad && random.Next(3) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
