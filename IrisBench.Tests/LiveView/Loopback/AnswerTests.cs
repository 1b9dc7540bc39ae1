using System.Net;

namespace IrisBench.Tests.LiveView.Loopback;

public class AnswerTests
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/login", 302)]
    [InlineData("/assets/style.css", 200)]
    [InlineData("/no-such-page", 404)]
    [InlineData("/api/broken", 500)]
    public async Task Every_answer_forbids_inline_script_frames_and_guessing_of_types(string path, int status)
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.LoggedInAsync();

        using var response = await client.GetAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task A_failure_is_problem_details_without_its_cause()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.LoggedInAsync();

        using var response = await client.GetAsync("/api/broken");

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("nobody's business", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_asset_that_has_not_changed_is_not_sent_again()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();
        using var first = await client.GetAsync("/assets/style.css");
        using var request =
            new HttpRequestMessage(HttpMethod.Get, "/assets/style.css") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var second = await client.SendAsync(request);

        Assert.Equal(("text/css", HttpStatusCode.NotModified), (first.Content.Headers.ContentType!.MediaType, second.StatusCode));
    }

    [Fact]
    public async Task A_name_is_text_and_no_markup()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();

        var page = await client.GetStringAsync("/login");

        Assert.Contains("Test &lt;site&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<site>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();
        using var form = new FormUrlEncodedContent([new("token", new string('x', 100_000))]);

        using var response = await client.PostAsync("/login", form);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }
}
