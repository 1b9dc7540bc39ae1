using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace IrisBench.Tests.Gateway;

[Collection(SharedGatewayCollection.Name)]
public sealed class ProxyTests(SharedGateway shared)
{
    private readonly GatewayProcess _gateway = shared.Gateway;

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task A_function_gets_method_path_and_query_without_the_prefix(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/function/warm.openfaas-fn/request/a%20b/c?d=e%26f&g");
        using var answer = await _gateway.Client.SendAsync(request);
        var seen = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(method, seen.GetProperty("method").GetString());
        Assert.Equal("/request/a%20b/c?d=e%26f&g", seen.GetProperty("target").GetString());
        var headers = seen.GetProperty("headers");
        Assert.Equal(answer.Header("X-Call-Id"), headers.GetProperty("X-Call-Id").GetString());
        Assert.Equal(answer.Header("X-Start-Time"), headers.GetProperty("X-Start-Time").GetString());
        Assert.Equal(_gateway.Client.BaseAddress!.Authority, headers.GetProperty("X-Forwarded-Host").GetString());
        Assert.Matches(@"^127\.0\.0\.1:\d+$", headers.GetProperty("X-Forwarded-For").GetString());
    }

    [Fact]
    public async Task Another_method_is_405()
    {
        using var request = new HttpRequestMessage(HttpMethod.Trace, "/function/warm");
        using var answer = await _gateway.Client.SendAsync(request);
        Assert.Equal(405, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/async-function/warm")]
    [InlineData("POST", "/async-function/nobody/path?query")]
    [InlineData("GET", "/async-function/")]
    public async Task An_asynchronous_call_is_501_and_says_where_it_can_be_had(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("X-Callback-Url", "http://127.0.0.1:9/");
        using var answer = await _gateway.Client.SendAsync(request);
        var detail = await answer.DetailAsync(501);
        Assert.Contains("OpenFaaS itself in a cluster", detail, StringComparison.Ordinal);
        Assert.Contains("queue worker", detail, StringComparison.Ordinal);
        Assert.StartsWith("irisbench-gateway/", answer.Header("X-Served-By"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_function_is_404()
    {
        using var answer = await _gateway.CallAsync("nobody", "");
        Assert.Contains("nobody", await answer.DetailAsync(404), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_says_who_gave_it_when_and_how_long_it_took()
    {
        using var answer = await _gateway.CallAsync("warm", "sleep 100");
        Assert.Matches(@"^irisbench-gateway/\d+\.\d+\.\d+ \(development stand-in\)$", answer.Header("X-Served-By"));
        Assert.True(Guid.TryParse(answer.Header("X-Call-Id"), out _));
        Assert.InRange(double.Parse(answer.Header("X-Duration-Seconds"), CultureInfo.InvariantCulture), 0.09, 60);
        var started = DateTimeOffset.UnixEpoch.AddTicks(long.Parse(answer.Header("X-Start-Time"), CultureInfo.InvariantCulture) / 100);
        Assert.InRange(started, DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_call_keeps_the_number_it_has()
    {
        using var answer = await _gateway.CallAsync("warm", "x", ("X-Call-Id", "mine"));
        Assert.Equal("mine", answer.Header("X-Call-Id"));
    }

    [Fact]
    public async Task An_answer_streams()
    {
        using var answer = await _gateway.Client.GetAsync("/function/warm/stream", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal("first", await reader.ReadLineAsync());
        var clock = Stopwatch.StartNew();
        Assert.Equal("second", await reader.ReadLineAsync());
        Assert.True(clock.ElapsedMilliseconds > 100, "Both halves came at once.");
    }

    [Fact]
    public async Task A_large_body_streams_through()
    {
        const int length = 40 * 1024 * 1024;
        using var answer = await _gateway.Client.PostAsync("/function/warm/length", new StreamContent(new MemoryStream(new byte[length])));
        Assert.Equal($"{length}", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_above_the_limit_is_413()
    {
        await using var gateway = await GatewayProcess.StartAsync(
            ("warm:Program", GatewayProcess.TestFunction), ("fork:Program", GatewayProcess.TestFunction), ("fork:Mode", "fork"),
            ("Gateway:MaxRequestBodyBytes", "1000"));
        foreach (var function in new[] { "warm", "fork" })
        {
            using var answer = await gateway.CallAsync(function, new string('x', 1001));
            Assert.Equal(413, (int)answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(1000, (await gateway.TextAsync(function, new string('x', 1000))).Length);
        }
    }

    [Theory]
    [InlineData("warm", "request")]
    [InlineData("fork", "")]
    public async Task A_trace_goes_on_in_the_function(string function, string path)
    {
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        const string span = "00f067aa0ba902b7";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/function/{function}/{path}")
        {
            Content = new StringContent("variable Http_Traceparent"),
        };
        request.Headers.Add("traceparent", $"00-{trace}-{span}-01");
        using var answer = await _gateway.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Matches($"00-{trace}-[0-9a-f]{{16}}-01", text);
        Assert.DoesNotContain($"-{span}-", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_has_its_variables_and_not_the_gateways()
    {
        Assert.Equal("http://127.0.0.1:1", await _gateway.TextAsync("warm", "variable services__iris-server__http__0"));
        Assert.StartsWith("http://127.0.0.1:", await _gateway.TextAsync("warm", "variable ASPNETCORE_URLS"), StringComparison.Ordinal);
        Assert.Equal("warm", await _gateway.TextAsync("warm", "variable OTEL_SERVICE_NAME"));
        foreach (var function in new[] { "warm", "fork" })
            Assert.DoesNotContain("Gateway__", await _gateway.TextAsync(function, "variables"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_does_not_inherit_the_shell_and_the_watchdog_no_password()
    {
        foreach (var function in new[] { "warm", "fork" })
        {
            var names = (await _gateway.TextAsync(function, "variables")).Split('\n');
            Assert.DoesNotContain("SOME_CLOUD_KEY", names);
            Assert.Contains("PATH", names);
        }

        foreach (var child in _gateway.Children())
            Assert.DoesNotContain(GatewayProcess.Password, await File.ReadAllTextAsync($"/proc/{child}/environ"), StringComparison.Ordinal);
    }
}
