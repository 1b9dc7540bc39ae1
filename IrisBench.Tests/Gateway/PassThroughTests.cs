using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace IrisBench.Tests.Gateway;

/// <summary>A function sees what OpenFaaS's gateway would show it, or the caller is told that it does not.</summary>
[Collection(SharedGatewayCollection.Name)]
public sealed class PassThroughTests(SharedGateway shared)
{
    private readonly GatewayProcess _gateway = shared.Gateway;

    [Theory]
    [InlineData("/raw/%252e%252e/%252e%252e/etc/passwd", "/raw/%252e%252e/%252e%252e/etc/passwd", "/raw/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/raw/a%2Fb", "/raw/a/b", "/raw/a/b")]
    [InlineData("/raw/%2500", "/raw/%2500", "/raw/%00")]
    [InlineData("/raw/b/%c3%a9?q=%2F&r=[]|", "/raw/b/%C3%A9?q=%2F&r=[]|", "/raw/b/é")]
    [InlineData("/raw/(a)!", "/raw/(a)!", "/raw/(a)!")]
    [InlineData("/raw/{a}!", "/raw/%7Ba%7D%21", "/raw/{a}!")]
    [InlineData("/raw/%3Fa%20b?", "/raw/%3Fa%20b", "/raw/?a b")]
    public async Task A_target_is_decoded_once_and_escaped_anew(string sent, string seen, string path)
    {
        Assert.EndsWith($"\r\n\r\n{seen}", await SendAsync($"GET /function/w%61rm{sent} HTTP/1.1"), StringComparison.Ordinal);
        Assert.EndsWith(
            $"\r\n\r\n{path}", await SendAsync($"POST /function/fork{sent} HTTP/1.1", "variable Http_Path"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/function/warm//a/./b?c=%2F", "/function/warm/a/b?c=%2F")]
    [InlineData("/function/fork/../warm/", "/function/warm/")]
    [InlineData("/function/fork/%2e%2e/warm", "/function/warm")]
    [InlineData("/function/warm/a%2F%2Fb%20c", "/function/warm/a/b%20c")]
    [InlineData("//evil.example/../x", "/x")]
    [InlineData("/../../", "/")]
    public async Task A_path_that_is_not_clean_leads_to_the_clean_one(string sent, string clean)
    {
        var answer = await SendAsync($"GET {sent} HTTP/1.1");
        Assert.StartsWith("HTTP/1.1 301 ", answer, StringComparison.Ordinal);
        Assert.Contains($"Location: {clean}\r\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/function/warm/%00")]
    [InlineData("/function/warm/%zz")]
    [InlineData("/function/warm/%4")]
    [InlineData("/function/warm/a#b")]
    [InlineData("/function/warm/a\rb")]
    [InlineData("/function/warm/a\tb")]
    [InlineData("/function/warm/a\u001bb")]
    [InlineData("/function/warm?a\u007f")]
    [InlineData("/function/fork/a\fb")]
    [InlineData("/system/functions\v")]
    public async Task A_target_that_is_none_is_400(string target)
        => Assert.StartsWith("HTTP/1.1 400 ", await SendAsync($"GET {target} HTTP/1.1"), StringComparison.Ordinal);

    [Theory]
    [InlineData("fork", "FFFFFFFFFFFFFFFF0")]
    [InlineData("fork", "zz")]
    [InlineData("warm", "FFFFFFFFFFFFFFFF0")]
    public async Task A_bad_size_of_a_chunk_is_400_in_every_mode(string function, string size)
        => Assert.StartsWith("HTTP/1.1 400 ", await SendRawAsync(
            $"POST /function/{function}/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
            + $"{size}\r\nx\r\n0\r\n\r\n"), StringComparison.Ordinal);

    [Fact]
    public async Task A_size_of_a_chunk_beyond_all_numbers_is_400_for_who_manages_too()
        => Assert.StartsWith("HTTP/1.1 400 ", await SendRawAsync(
            $"PUT /system/lease HTTP/1.1\r\nHost: localhost\r\nAuthorization: {_gateway.Manager.DefaultRequestHeaders.Authorization}\r\n"
            + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF0\r\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("X-Foo", "x-foo, TE")]
    [InlineData("X-Forwarded-For", "X-Forwarded-For")]
    public async Task A_header_that_Connection_names_is_for_the_gateway_only(string header, string connection)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/function/warm/request/");
        request.Headers.Add(header, "1.2.3.4");
        request.Headers.TryAddWithoutValidation("Connection", connection);
        using var answer = await _gateway.Client.SendAsync(request);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.DoesNotContain("1.2.3.4", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("101 Switching Protocols", "101")]
    [InlineData("099 Odd", "099")]
    public async Task A_status_that_ends_no_request_is_502(string status, string told)
    {
        using var answer = await _gateway.Client.GetAsync(Says(status));
        Assert.Contains($"status {told}", await answer.DetailAsync(502), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_cannot_say_what_the_gateway_says_and_its_Connection_takes_headers_away()
    {
        using var answer = await _gateway.Client.GetAsync(Says(
            "200 OK", "X-Cold-Start: fork", "Server-Timing: queue;dur=1, db;dur=2, ready;dur=3", "X-Served-By: me", "X-Foo: 1", "X-Bar: 1",
            "Connection: close, X-Foo"));
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(("", "db;dur=2", "", "1"),
            (answer.Header("X-Cold-Start"), answer.Header("Server-Timing"), answer.Header("X-Foo"), answer.Header("X-Bar")));
        Assert.StartsWith("irisbench-gateway/", answer.Header("X-Served-By"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"A=B":"c"}""")]
    [InlineData("""{"":"c"}""")]
    [InlineData("""{"A\u0000":"c"}""")]
    [InlineData("""{"A":"c\u0000d"}""")]
    [InlineData("""{"A":"c","A":"d"}""")]
    [InlineData("""{"A":null}""")]
    public async Task Variables_that_no_process_can_have_are_refused(string variables)
    {
        using var content = new StringContent($$"""{"service":"new","image":"warm","envVars":{{variables}}}""");
        using var answer = await _gateway.Manager.PostAsync("/system/functions", content);
        Assert.NotEmpty(await answer.DetailAsync(400));
    }

    [Theory]
    [InlineData("POST", "/system/functions", """{"service":"new","service":"other","image":"warm"}""")]
    [InlineData("POST", "/system/scale-function/idle", """{"replicas":0,"replicas":3}""")]
    [InlineData("DELETE", "/system/functions", """{"functionName":"nobody","functionName":"idle"}""")]
    public async Task A_key_that_stands_twice_is_refused(string method, string path, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body) };
        using var answer = await _gateway.Manager.SendAsync(request);
        Assert.NotEmpty(await answer.DetailAsync(400));
    }

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
    [InlineData("Content-Length: 28\r\n", "variable Http_Content_Length", "-1")]
    public async Task A_body_comes_in_chunks_whose_length_nobody_knows(string header, string body, string told)
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
        Assert.Equal("10.0.0.1", headers.GetProperty("X-Forwarded-For").GetString());
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
                service,
                image = "warm",
                labels = new Dictionary<string, string> { ["com.openfaas.scale.zero-duration"] = duration, ["irisbench.mode"] = "fork" },
            });
        Assert.Equal(400, (int)answer.StatusCode);
    }

    // Its function writes the head of an answer as it is told.
    private static string Says(params string[] lines)
        => $"/function/warm/says?{Uri.EscapeDataString(string.Join("\r\n", lines))}";

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
