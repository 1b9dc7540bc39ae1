using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace IrisBench.Tests.Gateway;

/// <summary>A function sees what was sent, or the caller is told that it does not.</summary>
[Collection(SharedGatewayCollection.Name)]
public sealed class PassThroughTests(SharedGateway shared)
{
    private readonly GatewayProcess _gateway = shared.Gateway;

    [Theory]
    [InlineData("/raw/%252e%252e/%252e%252e/etc/passwd")]
    [InlineData("/raw/a%2Fb")]
    [InlineData("/raw/%2500")]
    [InlineData("/raw/a//b/%c3%a9?q=%2F&r=[]|")]
    [InlineData("/raw/{a}")]
    public async Task A_target_comes_as_it_was_sent(string target)
    {
        Assert.EndsWith($"\r\n\r\n{target}", await SendAsync($"GET /function/warm{target} HTTP/1.1"), StringComparison.Ordinal);
        var path = target.Split('?')[0];
        Assert.EndsWith(
            $"\r\n\r\n{path}", await SendAsync($"POST /function/fork{target} HTTP/1.1", "variable Http_Path"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/function/w%61rm/")]
    [InlineData("/function/fork/%2e%2e/warm/")]
    [InlineData("/function/fork/../warm/")]
    [InlineData("/function/warm/%00")]
    public async Task A_target_that_cannot_come_so_is_400(string target)
        => Assert.StartsWith("HTTP/1.1 400 ", await SendAsync($"POST {target} HTTP/1.1", "x"), StringComparison.Ordinal);

    [Theory]
    [InlineData("warm", "request")]
    [InlineData("fork", "")]
    public async Task A_header_beyond_ASCII_passes(string function, string path)
    {
        var answer = await SendAsync($"POST /function/{function}/{path} HTTP/1.1", "variable Http_X_Name", "X-Name: café\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Matches("café|caf\\\\u00E9", answer);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n", "16\r\nvariable Http_Content_Length\r\n0\r\n\r\n", "-1")]
    [InlineData("Content-Length: 28\r\n", "variable Http_Content_Length", "28")]
    public async Task A_length_that_was_not_told_is_not_zero(string header, string body, string told)
        => Assert.EndsWith($"\r\n\r\n{told}", await SendRawAsync(
            "POST /function/fork HTTP/1.1\r\nHost: localhost\r\nConnection: "
            + $"close\r\n{header}\r\n{body.Replace("16\r\n", "1c\r\n", StringComparison.Ordinal)}"), StringComparison.Ordinal);

    [Fact]
    public async Task A_forked_process_knows_the_caller_and_is_told_no_proxy()
    {
        var body = "variables";
        var names = await SendAsync("POST /function/fork HTTP/1.1", body, "Proxy: http://evil.example\r\n");
        Assert.Contains("Http_X_Forwarded_For", names, StringComparison.Ordinal);
        Assert.DoesNotContain("Http_Proxy", names, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("\r\n\r\nfirst.example", await SendAsync(
            "POST /function/fork HTTP/1.1", "variable Http_X_Forwarded_Host",
            "X-Forwarded-Host: first.example\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_was_forwarded_already_stays()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/function/warm/request/x");
        request.Headers.Add("X-Forwarded-Host", "first.example");
        request.Headers.Add("X-Forwarded-For", "10.0.0.1");
        using var answer = await _gateway.Client.SendAsync(request);
        var headers = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("headers");
        Assert.Equal("first.example", headers.GetProperty("X-Forwarded-Host").GetString());
        Assert.Equal("10.0.0.1, 127.0.0.1", headers.GetProperty("X-Forwarded-For").GetString());
    }

    [Fact]
    public async Task A_204_that_has_a_body_passes_without_it()
    {
        using var answer = await _gateway.Client.GetAsync("/function/warm/no-content");
        Assert.Equal(204, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("n4\n", "5m")]
    [InlineData("n4", "5m\n")]
    [InlineData("n4", "٥m")]
    public async Task Names_and_durations_are_ASCII_to_their_end(string service, string duration)
    {
        using var answer = await _gateway.SystemAsync(
            HttpMethod.Post,
            "/system/functions",
            new
            {
                service, image = "warm",
                labels = new Dictionary<string, string> { ["com.openfaas.scale.zero-duration"] = duration, ["irisbench.mode"] = "fork" },
            });
        Assert.Equal(400, (int)answer.StatusCode);
    }

    private Task<string> SendAsync(string line, string body = "", string headers = "") => SendRawAsync(
        $"{line}\r\nHost: localhost\r\nConnection: close\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    // HttpClient would tidy up what is sent here.
    private async Task<string> SendRawAsync(string request)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var client = new TcpClient();
        await client.ConnectAsync(_gateway.Client.BaseAddress!.Host, _gateway.Client.BaseAddress.Port, patience.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), patience.Token);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(patience.Token);
        return answer.Contains("Transfer-Encoding: chunked", StringComparison.Ordinal) ? Joined(answer) : answer;
    }

    private static string Joined(string chunked)
    {
        var parts = chunked.Split("\r\n\r\n", 2);
        return $"{parts[0]}\r\n\r\n{string.Concat(parts[1].Split("\r\n").Where((_, index) => index % 2 == 1))}";
    }
}
