using System.Net.Sockets;
using System.Text;
using IrisBench.Benchmarks.Gateway;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary>Targets and headers that no tidy client sends: the gateway answers each with a status, but never with 500.</summary>
internal sealed class GatewayTarget(MeasuredGateway gateway) : IFuzzTarget
{
    private static readonly string[] Pieces =
    [
        "/", "//", "..", "/../", "%2e%2e", "%252e", "%2F", "%00", "%", "%zz", "?", "#", "a", "é", "\u0001", ":", "@", "[", "]",
        "\\", "|", ";", "function", "warm", "*", " ", "%c3%28", "{", "}",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public int ProcessId => gateway.ProcessId;

    public static async Task<IFuzzTarget> StartAsync(CancellationToken cancellationToken)
        => new GatewayTarget(await MeasuredGateway.StartWithTestFunctionsAsync(cancellationToken));

    public async Task<string> TryAsync(Random random, CancellationToken cancellationToken)
    {
        var request = Request(random);
        var address = gateway.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(request, cancellationToken);
        var answer = ReadAsync(stream, cancellationToken);
        // A server waits for the rest of what was damaged; then this is the end of it, and of the connection.
        if (await Task.WhenAny(answer, Task.Delay(Patience, cancellationToken)) != answer)
            client.Client.Shutdown(SocketShutdown.Send);
        var status = await answer;
        return status is "500" ? throw new FuzzFailureException($"{Convert.ToHexString(request)} was answered with 500") : status;
    }

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(stream, leaveOpen: true);
            var line = await reader.ReadLineAsync(cancellationToken) ?? "closed";
            await reader.ReadToEndAsync(cancellationToken);
            return line.Split(' ') is ["HTTP/1.1", var code, ..] ? code : line;
        }
        catch (IOException)
        {
            // It closed before it had read everything.
            return "reset";
        }
    }

    private static byte[] Request(Random random)
    {
        var text = new StringBuilder($"{Pick(random, "GET", "POST", "PUT", "HEAD", "BREW")} ");
        text.Append(Pick(
            random, "/function/warm", "/function/warm", "/function/", "/async-function/warm", "/system/functions",
            "http://localhost/function/warm", ""));
        Some(random, text, 6);
        text.Append(" HTTP/1.1\r\nHost: ");
        text.Append(Pick(random, "localhost", "localhost", "[::1]", "evil.example", "", "localhost:99999"));
        text.Append("\r\nConnection: close\r\n");
        for (var header = random.Next(4); header > 0; header--)
        {
            text.Append(Pick(
                random, "X-Call-Id", "X-Forwarded-Host", "X-Callback-Url", "Content-Type", "Authorization", "Origin", "Proxy", "Accept",
                "Expect", "TE", "Cookie", "X Y"));
            Some(random, text.Append(": "), 4);
            text.Append("\r\n");
        }

        text.Append(Pick(
            random, "\r\n", "Content-Length: 1\r\n\r\nx", "Content-Length: -1\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nzz\r\n"));
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (random.Next(4) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static void Some(Random random, StringBuilder text, int most)
    {
        for (var piece = random.Next(most); piece > 0; piece--)
            text.Append(Pick(random, Pieces));
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
