using System.Net.Sockets;
using IrisBench.FunctionHost;
using IrisBench.Pipeline.Load;
using IrisBench.Tests.IrisServer;

namespace IrisBench.Tests.Functions;

/// <summary>A size of a chunk beyond all numbers, of which Kestrel does not say itself that it is the caller's fault. Found by
/// <c>fuzz gateway</c>.</summary>
[Collection(SharedIrisServerCollection.Name)]
public sealed class BadChunkTests(SharedIrisServer server)
{
    [Theory]
    [InlineData("monolith")]
    [InlineData("function")]
    public async Task Is_400_at_the_monolith_and_at_a_function(string packaging)
    {
        await using var app = HttpWorkload.Build(["--urls=http://127.0.0.1:0"], packaging, parts => new LoadStep(parts.Telemetry));
        await app.StartAsync();

        Assert.StartsWith("HTTP/1.1 400 ", await SendAsync(new Uri(app.Urls.Single()), "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task And_at_iris_server()
        => Assert.StartsWith("HTTP/1.1 400 ", await SendAsync(server.Client.BaseAddress!, "/user"), StringComparison.Ordinal);

    private static async Task<string> SendAsync(Uri address, string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await using var writer = new StreamWriter(stream);
        await writer.WriteAsync(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF0\r\n");
        await writer.FlushAsync();
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
