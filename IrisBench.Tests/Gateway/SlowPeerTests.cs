using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace IrisBench.Tests.Gateway;

/// <summary>Who is slow, silent or endless costs itself its answer, and nobody else.</summary>
public sealed class SlowPeerTests(SlowPeerTests.Fixture shared) : IClassFixture<SlowPeerTests.Fixture>
{
    private readonly GatewayProcess _gateway = shared.Gateway;

    [Theory]
    [InlineData("warm")]
    [InlineData("fork")]
    public async Task A_body_that_drips_past_the_timeout_is_408_and_no_process_pays(string mode)
    {
        var function = $"hasty-{mode}";
        var before = mode == "warm" ? await _gateway.NumberAsync(function, "pid") : 0;
        var processes = _gateway.Children().Count;
        using var client = new TcpClient();
        await client.ConnectAsync(_gateway.Client.BaseAddress!.Host, _gateway.Client.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /function/{function} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"));
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var most = 0;
        var dripping = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await stream.WriteAsync(new byte[100], over.Token);
                most = Math.Max(most, _gateway.Children().Count);
                await Task.Delay(200, over.Token);
            }
        });
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 408 ", await reader.ReadLineAsync(over.Token), StringComparison.Ordinal);
        await over.CancelAsync();
        await dripping.ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.True(most <= processes, $"{most} processes while it dripped, and {processes} before");
        if (mode == "warm")
            Assert.Equal(before, await _gateway.NumberAsync(function, "pid"));
    }

    [Theory]
    [InlineData("GET /function/hasty-warm/bigbody/50000000 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData(
        "GET /function/hasty-warm/socket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")]
    public async Task Who_takes_no_answer_or_is_silent_past_the_timeout_is_cut_and_the_replica_stays(string request)
    {
        var before = await _gateway.NumberAsync("hasty-warm", "pid");
        using var client = new TcpClient();
        await client.ConnectAsync(_gateway.Client.BaseAddress!.Host, _gateway.Client.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
        await _gateway.WaitForCallsInFlightAsync("hasty-warm", 0);

        // A replica that is given up is drained at once, and another answers from then on.
        Assert.Equal(before, await _gateway.NumberAsync("hasty-warm", "pid"));
        Assert.Equal(before, await _gateway.NumberAsync("hasty-warm", "pid"));
    }

    [Fact]
    public async Task Who_closes_its_sending_side_has_gone_and_the_replica_stays()
    {
        var before = await _gateway.NumberAsync("warm", "pid");
        using var client = new TcpClient();
        await client.ConnectAsync(_gateway.Client.BaseAddress!.Host, _gateway.Client.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            "POST /function/warm HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nsleep 4000"u8.ToArray());
        await _gateway.WaitForCallsInFlightAsync("warm", 1);
        client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);

        string? line = null;
        try
        {
            line = await reader.ReadLineAsync();
        }
        catch (IOException)
        {
            // Its end may be a reset.
        }

        Assert.Null(line);
        await _gateway.WaitForCallsInFlightAsync("warm", 0);
        Assert.Equal(before, await _gateway.NumberAsync("warm", "pid"));
    }

    [Fact]
    public async Task Large_bodies_of_forks_are_not_received_in_any_number()
    {
        const int most = 64;
        var address = _gateway.Client.BaseAddress!;
        var senders = new List<TcpClient>();
        try
        {
            for (var sender = 0; sender < most; sender++)
                senders.Add(await BeginAsync());
            using var late = await BeginAsync();
            using var reader = new StreamReader(late.GetStream());
            Assert.StartsWith("HTTP/1.1 429 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
            // A small one has room in memory.
            Assert.Equal("x", await _gateway.TextAsync("fork", "x"));
        }
        finally
        {
            senders.ForEach(sender => sender.Dispose());
        }

        async Task<TcpClient> BeginAsync()
        {
            var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                "POST /function/fork HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 10000000\r\n\r\n"));
            if (senders.Count < most)
            {
                // The gateway asks for the body: it has begun to receive it.
                var one = new byte[12];
                await client.GetStream().ReadExactlyAsync(one);
                Assert.Equal("HTTP/1.1 100", Encoding.ASCII.GetString(one));
            }

            return client;
        }
    }

    [Fact]
    public async Task Forks_have_a_limit_where_none_is_set()
    {
        await using var alone = await GatewayProcess.StartAsync(
            ("f:Program", "/bin/sleep"), ("f:ForkArguments", "20"), ("f:Mode", "fork"));
        var calls = Enumerable.Range(0, 65).Select(_ => alone.CallAsync("f", "")).ToList();
        using var refused = await await Task.WhenAny(calls);
        Assert.Contains("64", await refused.DetailAsync(429), StringComparison.Ordinal);
        await alone.KillAsync();
        await Task.WhenAll(calls.Select(call => call.ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    [Theory]
    [InlineData("warm", "line 50000000")]
    [InlineData("fork", "big 120000000")]
    public async Task What_a_function_writes_without_end_stays_out_of_memory(string mode, string body)
    {
        using (var small = await _gateway.CallAsync(mode, "x"))
            Assert.Equal(200, (int)small.StatusCode);
        var before = Resident();
        var request = new HttpRequestMessage(HttpMethod.Post, $"/function/{mode}") { Content = new StringContent(body) };
        using (var answer = await _gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
            await (await answer.Content.ReadAsStreamAsync()).CopyToAsync(Stream.Null);
        Assert.InRange(Resident() - before, -1000, 60);
    }

    [Fact]
    public async Task Control_sequences_of_a_function_are_written_out_in_the_log()
    {
        await _gateway.TextAsync("fork", "escape");
        await Eventually.TrueAsync(
            async () => (await _gateway.Manager.GetStringAsync("/system/logs?name=fork"))
                .Contains(@"\\x1b]0;owned\\x07", StringComparison.Ordinal),
            "it is in the log");
    }

    private double Resident()
    {
        var line = File.ReadLines($"/proc/{_gateway.Id}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public sealed class Fixture() : GatewayFixture(
        ("warm:Program", GatewayProcess.TestFunction),
        ("fork:Program", GatewayProcess.TestFunction),
        ("fork:Mode", "fork"),
        ("hasty-warm:Program", GatewayProcess.TestFunction),
        ("hasty-warm:TimeoutSeconds", "4"),
        ("hasty-fork:Program", GatewayProcess.TestFunction),
        ("hasty-fork:Mode", "fork"),
        ("hasty-fork:TimeoutSeconds", "4"));
}
