using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Gateway;

[Collection(SharedGatewayCollection.Name)]
public sealed class ForkModeTests(SharedGateway shared)
{
    private readonly GatewayProcess _gateway = shared.Gateway;

    [Fact]
    public async Task Each_request_has_a_process_of_its_own()
    {
        using var one = await _gateway.CallAsync("fork", "pid");
        using var other = await _gateway.CallAsync("fork", "pid");
        Assert.NotEqual(await one.Content.ReadAsStringAsync(), await other.Content.ReadAsStringAsync());
        Assert.NotEqual(one.Header("X-Instance-Id"), other.Header("X-Instance-Id"));
        Assert.Equal("fork", one.Header("X-Cold-Start"));
        Assert.Matches(@"^queue;dur=[\d.]+, start;dur=[\d.]+, exec;dur=[\d.]+$", one.Header("Server-Timing"));
    }

    [Theory]
    [InlineData("hello", null, "text/plain")]
    [InlineData("{\"a\": [1]}", null, "text/plain")]
    [InlineData("\u0001\u0002", null, "application/octet-stream")]
    [InlineData("hello", "application/json; charset=utf-8", "application/json")]
    public async Task The_type_of_the_answer_is_the_requests_or_what_was_printed(string printed, string? sent, string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(printed));
        content.Headers.TryAddWithoutValidation("Content-Type", sent);
        using var answer = await _gateway.Client.PostAsync("/function/fork", content);
        Assert.Equal(printed, await answer.Content.ReadAsStringAsync());
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_failure_after_the_answer_has_begun_breaks_it_off()
        => await Assert.ThrowsAsync<HttpRequestException>(() => _gateway.CallAsync("fork", "big-then-fail 200000"));

    [Fact]
    public async Task A_failure_before_that_is_500_whatever_was_printed()
    {
        using var answer = await _gateway.CallAsync("fork", "big-then-fail 20000");
        Assert.Equal("too late", await answer.DetailAsync(500));
    }

    [Fact]
    public async Task What_left_its_session_is_killed_too()
    {
        Assert.Equal("left", await _gateway.TextAsync("fork", "daemon"));
        await Eventually.TrueAsync(
            () => !_gateway.Children().Any(child => ProcessProbe.IsAlive(child) && ProcessProbe.NameOf(child) == "sleep"),
            "the daemon is gone");
    }

    [Fact]
    public async Task What_a_failing_process_said_is_the_problem()
    {
        using var answer = await _gateway.CallAsync("fork", "fail the flower is unknown");
        Assert.Equal("the flower is unknown", await answer.DetailAsync(500));
    }

    [Fact]
    public async Task A_killed_process_is_500()
    {
        using var answer = await _gateway.CallAsync("fork", "crash");
        Assert.Contains("signal 9", await answer.DetailAsync(500), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Http_Method", "POST")]
    [InlineData("Http_Path", "/a/b")]
    [InlineData("Http_Query", "c=d")]
    [InlineData("Http_Content_Type", "text/plain; charset=utf-8")]
    [InlineData("Http_Authorization", "Bearer token")]
    [InlineData("Http_X_Of_The_Test", "yes")]
    public async Task A_request_is_in_the_variables_of_the_classic_watchdog(string variable, string value)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, "/function/fork/a/b?c=d") { Content = new StringContent($"variable {variable}") };
        request.Headers.Add("Authorization", "Bearer token");
        request.Headers.Add("x-of-the-TEST", "yes");
        using var answer = await _gateway.Client.SendAsync(request);
        Assert.Equal(value, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_large_answer_comes_whole()
        => Assert.Equal(3_000_000, (await _gateway.TextAsync("fork", "big 3000000")).Length);

    [Fact]
    public async Task A_timeout_is_504_and_kills_all_that_the_process_started()
    {
        using var answer = await _gateway.CallAsync("brief", "hang-with-child");
        Assert.Contains("5 s", await answer.DetailAsync(504), StringComparison.Ordinal);
        var logs = await _gateway.Manager.GetStringAsync("/system/logs?name=brief");
        Assert.Contains("child ", logs, StringComparison.Ordinal);
        var child = int.Parse(logs.Split("child ")[^1].Split('"')[0], CultureInfo.InvariantCulture);
        await Eventually.TrueAsync(() => !ProcessProbe.IsAlive(child), "the child of the process is gone");
    }

    [Fact]
    public async Task What_a_process_leaves_running_is_killed_with_it()
    {
        var child = await _gateway.NumberAsync("fork", "child");
        await Eventually.TrueAsync(() => !ProcessProbe.IsAlive(child), "the child of the process is gone");
    }

    [Fact]
    public async Task It_counts_as_one_replica()
    {
        var status = await _gateway.Manager.GetFromJsonAsync<JsonElement>("/system/function/fork");
        Assert.Equal(1, status.GetProperty("availableReplicas").GetInt32());
        Assert.Equal("fork", status.GetProperty("annotations").GetProperty("irisbench.mode").GetString());
    }
}
