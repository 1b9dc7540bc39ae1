using System.Net;

namespace IrisBench.Tests.LiveView;

public sealed class AccessTests(IdleLiveView live) : IClassFixture<IdleLiveView>
{
    [Theory]
    [InlineData("/api/events")]
    [InlineData("/api/profiles")]
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
    [InlineData("/api/run/stop")]
    public async Task Without_a_login_nothing_is_done(string path)
    {
        using var client = new LiveClient(live.Process.Address);

        using var answer = await client.PostAsync(path, new { profile = "quick" });

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_leads_to_the_login()
    {
        using var client = new LiveClient(live.Process.Address);

        using var answer = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/login", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_refused()
    {
        using var client = new LiveClient(live.Process.Address);

        using var answer = await client.PasteAsync("a guess");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        using var session = await client.GetAsync("/session");
        Assert.Equal(HttpStatusCode.Unauthorized, session.StatusCode);
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
    public async Task Health_needs_no_login_and_is_on_the_management_port_alone()
    {
        using var management = new LiveClient(live.Process.Management);
        using var page = await LiveClient.LogInAsync(live.Process.Address);

        using var health = await management.GetAsync("/health");
        using var elsewhere = await page.GetAsync("/health");

        Assert.Equal("Healthy", await health.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }
}
