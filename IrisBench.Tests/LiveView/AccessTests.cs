using System.Net;
using System.Net.NetworkInformation;

namespace IrisBench.Tests.LiveView;

public sealed class AccessTests(IdleLiveView live) : IClassFixture<IdleLiveView>
{
    [Theory]
    [InlineData("/api/events")]
    [InlineData("/api/choices")]
    [InlineData("/api/report")]
    [InlineData("/api/template")]
    [InlineData("/api/runs")]
    [InlineData($"/runs/{IdleLiveView.Run}/report.html")]
    [InlineData($"/runs/{IdleLiveView.Run}/run.json")]
    [InlineData("/session")]
    public async Task Without_a_login_nothing_is_told(string path)
    {
        using var client = new LiveClient(live.Process.Address);

        using var answer = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/api/run")]
    [InlineData("/api/run/check")]
    [InlineData("/api/run/follow")]
    [InlineData("/api/run/stop")]
    public async Task Without_a_login_nothing_is_done(string path)
    {
        using var client = new LiveClient(live.Process.Address);

        using var answer = await client.PostAsync(path, new { profile = "quick" });

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task The_link_of_an_answer_opens_its_report_alone_and_no_other_link_does()
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);
        using var stranger = new LiveClient(live.Process.Address);

        var answer = (await client.GetJsonAsync("/api/report")).GetProperty("markdown").GetString()!;
        var link = new Uri(answer.Split("](")[1].Split(')')[0]).AbsolutePath;
        using var report = await stranger.GetAsync(link);
        using var other = await stranger.GetAsync($"{link[..^4]}AAAA");
        using var page = await stranger.GetAsync("/api/runs");
        using var none = await client.GetAsync("/api/report?run=none");

        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        Assert.StartsWith("sandbox", string.Join(' ', report.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("<title>old</title>", await report.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task The_page_leads_to_the_login()
    {
        using var client = new LiveClient(live.Process.Address);

        using var answer = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/login", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task The_names_of_this_machine_are_answered(string name)
        => Assert.Equal(HttpStatusCode.OK, await AskAsync($"{name}:{live.Process.Address.Port}"));

    [Theory]
    [InlineData("rebound.example")]
    [InlineData("localhost.example")]
    public async Task Another_Host_is_refused_also_for_the_login(string name)
        => Assert.Equal(HttpStatusCode.BadRequest, await AskAsync($"{name}:{live.Process.Address.Port}"));

    [Fact]
    public void Only_this_machine_can_connect()
    {
        var listeners = IPGlobalProperties.GetIPGlobalProperties()
            .GetActiveTcpListeners().Where(listener => listener.Port == live.Process.Address.Port).ToArray();

        Assert.NotEmpty(listeners);
        Assert.All(listeners, listener => Assert.True(IPAddress.IsLoopback(listener.Address), listener.ToString()));
    }

    [Theory]
    [InlineData("/api/run")]
    [InlineData("/api/run/stop")]
    public async Task A_command_without_the_header_of_the_page_is_refused(string path)
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);

        using var answer = await client.PostAsync(path, new { profile = "quick" }, withHeader: false);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_command_of_the_page_itself_is_executed()
        => Assert.Equal(
            HttpStatusCode.Conflict,
            await StopAsync(("Origin", $"http://localhost:{live.Process.Address.Port}"), ("Sec-Fetch-Site", "same-origin")));

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_command_of_another_site_is_refused_also_of_another_port(string header, string value)
        => Assert.Equal(HttpStatusCode.Forbidden, await StopAsync((header, value)));

    [Fact]
    public async Task A_GET_changes_nothing()
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);

        using var answer = await client.GetAsync("/api/run/stop");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task A_preflight_is_granted_to_nobody()
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);

        using var answer = await client.SendAsync(
            HttpMethod.Options, "/api/run/stop", ("Origin", "http://localhost:1"), ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", LiveClient.CommandHeader));

        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/login", 302)]
    [InlineData("/assets/css/base.css", 200)]
    [InlineData("/no-such-page", 404)]
    public async Task Every_answer_forbids_inline_script_frames_and_guessing_of_types(string path, int status)
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);

        using var answer = await client.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task An_asset_that_has_not_changed_is_not_sent_again()
    {
        using var client = new LiveClient(live.Process.Address);
        using var first = await client.GetAsync("/assets/css/base.css");

        using var second = await client.SendAsync(HttpMethod.Get, "/assets/css/base.css", ("If-None-Match", first.Headers.ETag!.Tag));

        Assert.Equal(("text/css", HttpStatusCode.NotModified), (first.Content.Headers.ContentType!.MediaType, second.StatusCode));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var client = new LiveClient(live.Process.Address);

        using var answer = await client.PasteAsync(new string('x', 100_000));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_pause_of_the_events_is_filled_with_heartbeats()
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);

        var events = await client.WatchAsync((type, _) => type == "heartbeat");

        Assert.Equal(["snapshot", "heartbeat"], events.Select(item => item.Type));
    }

    [Fact]
    public async Task Health_needs_no_login_and_is_on_the_management_port_alone()
    {
        using var management = new LiveClient(live.Process.Management);
        using var page = await LiveClient.LogInAsync(live.Process.Address);

        using var health = await management.GetAsync("/health");
        using var elsewhere = await page.GetAsync("/health");

        Assert.Equal("Healthy", await health.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    private async Task<HttpStatusCode> AskAsync(string host)
    {
        using var client = new LiveClient(live.Process.Address);
        using var answer = await client.SendAsync(HttpMethod.Get, "/login", ("Host", host));
        return answer.StatusCode;
    }

    // Nothing goes on, so that the command is understood and finds nothing to stop.
    private async Task<HttpStatusCode> StopAsync(params (string Name, string Value)[] headers)
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);
        using var answer = await client.SendAsync(HttpMethod.Post, "/api/run/stop", [(LiveClient.CommandHeader, "1"), .. headers]);
        return answer.StatusCode;
    }
}
