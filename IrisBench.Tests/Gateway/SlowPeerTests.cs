using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace IrisBench.Tests.Gateway;

/// <summary>Who is slow, silent or endless costs itself its answer, and nobody else.</summary>
public sealed class SlowPeerTests
{
    [Theory]
    [InlineData("warm")]
    [InlineData("fork")]
    public async Task A_body_that_drips_past_the_timeout_is_408_and_no_process_pays(string mode)
    {
        await using var gateway = await GatewayProcess.StartAsync(
            ("f:Program", GatewayProcess.TestFunction), ("f:Mode", mode), ("f:TimeoutSeconds", "3"));
        var before = mode == "warm" ? await gateway.NumberAsync("f", "pid") : 0;
        using var client = new TcpClient();
        await client.ConnectAsync(gateway.Client.BaseAddress!.Host, gateway.Client.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /function/f HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"));
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var most = 0;
        var dripping = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await stream.WriteAsync(new byte[100], over.Token);
                most = Math.Max(most, gateway.Children().Count);
                await Task.Delay(200, over.Token);
            }
        });
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 408 ", await reader.ReadLineAsync(over.Token), StringComparison.Ordinal);
        await over.CancelAsync();
        await dripping.ContinueWith(_ => { }, TaskScheduler.Default);
        // The watchdog, and one replica at most.
        Assert.True(most <= (mode == "warm" ? 2 : 1), $"{most} processes while it dripped");
        if (mode == "warm")
            Assert.Equal(before, await gateway.NumberAsync("f", "pid"));
    }

    [Fact]
    public async Task Forks_have_a_limit_where_none_is_set()
    {
        await using var gateway = await GatewayProcess.StartAsync(
            ("f:Program", "/bin/sleep"), ("f:ForkArguments", "20"), ("f:Mode", "fork"));
        var calls = Enumerable.Range(0, 65).Select(_ => gateway.CallAsync("f", "")).ToList();
        using var refused = await await Task.WhenAny(calls);
        Assert.Contains("64", await refused.DetailAsync(429), StringComparison.Ordinal);
        await gateway.KillAsync();
        await Task.WhenAll(calls.Select(call => call.ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    [Theory]
    [InlineData("warm", "line 50000000")]
    [InlineData("fork", "big 300000000")]
    public async Task What_a_function_writes_without_end_stays_out_of_memory(string mode, string body)
    {
        await using var gateway = await GatewayProcess.StartAsync(("f:Program", GatewayProcess.TestFunction), ("f:Mode", mode));
        using (var small = await gateway.CallAsync("f", "x"))
            Assert.Equal(200, (int)small.StatusCode);
        var before = Resident(gateway);
        var request = new HttpRequestMessage(HttpMethod.Post, "/function/f") { Content = new StringContent(body) };
        using (var answer = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
            await (await answer.Content.ReadAsStreamAsync()).CopyToAsync(Stream.Null);
        Assert.InRange(Resident(gateway) - before, -1000, 60);
    }

    [Fact]
    public async Task Control_sequences_of_a_function_are_written_out_in_the_log()
    {
        await using var gateway = await GatewayProcess.StartAsync(("f:Program", GatewayProcess.TestFunction), ("f:Mode", "fork"));
        await gateway.TextAsync("f", "escape");
        await Eventually.TrueAsync(
            async ()
                => (await gateway.Manager.GetStringAsync("/system/logs?name=f")).Contains(@"\\x1b]0;owned\\x07", StringComparison.Ordinal),
            "it is in the log");
    }

    private static double Resident(GatewayProcess gateway)
    {
        var line = File.ReadLines($"/proc/{gateway.Id}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
