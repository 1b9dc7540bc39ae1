using System.Net;

namespace IrisBench.Tests.LiveView.Loopback;

public class LoginTests
{
    [Fact]
    public async Task Without_a_session_the_page_leads_to_the_login_and_a_script_is_told()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();

        using var page = await client.GetAsync("/");
        using var script = await client.GetAsync("/api/events");

        Assert.Equal((HttpStatusCode.Redirect, "/login"), (page.StatusCode, page.Headers.Location!.ToString()));
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "application/problem+json"), (script.StatusCode, script.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task The_link_logs_in_and_leaves_no_token_in_the_address()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();

        using var login = await client.GetAsync(site.LoginUrl);
        using var page = await client.GetAsync("/");

        Assert.Equal((HttpStatusCode.Redirect, "/"), (login.StatusCode, login.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites_and_belongs_to_one_port()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();

        using var login = await client.GetAsync(site.LoginUrl);

        var cookie = Assert.Single(login.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($"{site.CookieName}=", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_link_that_was_used_is_refused_but_its_token_can_be_pasted()
    {
        await using var site = await TestSite.StartAsync();
        using var first = site.Client();
        using var second = site.Client();
        using var used = await first.GetAsync(site.LoginUrl);

        using var again = await second.GetAsync(site.LoginUrl);
        using var pasted = await TestSite.PasteAsync(second, site.Token);
        using var page = await second.GetAsync("/");

        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, pasted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task The_link_of_a_given_token_works_again_and_again()
    {
        await using var site = await TestSite.StartAsync(token: "given by the user");

        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var client = site.Client();
            using var login = await client.GetAsync(site.LoginUrl);
            Assert.Equal(HttpStatusCode.Redirect, login.StatusCode);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("{0}0")]
    public async Task A_wrong_token_is_refused(string pattern)
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();

        using var login = await TestSite.PasteAsync(
            client, string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, site.Token));

        Assert.Equal(HttpStatusCode.Unauthorized, login.StatusCode);
        Assert.False(login.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task After_ten_wrong_tokens_a_wrong_one_has_to_wait_and_who_has_the_right_one_does_not()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();
        for (var attempt = 0; attempt < 10; attempt++)
            (await TestSite.PasteAsync(client, "wrong")).Dispose();

        using var wrong = await TestSite.PasteAsync(client, "wrong");
        using var right = await TestSite.PasteAsync(client, site.Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, wrong.StatusCode);
        Assert.NotNull(wrong.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
    }

    [Fact]
    public async Task What_a_foreign_page_makes_a_browser_ask_is_no_attempt()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();
        for (var attempt = 0; attempt < 20; attempt++)
        {
            using var foreign = new HttpRequestMessage(HttpMethod.Get, "/login?t=x") { Headers = { { "Sec-Fetch-Site", "cross-site" } } };
            (await client.SendAsync(foreign)).Dispose();
        }

        using var wrong = await TestSite.PasteAsync(client, "wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_worth_nothing_after_the_logout()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();
        using var login = await TestSite.PasteAsync(client, site.Token);
        var copy = login.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false })
        {
            BaseAddress = site.Address, DefaultRequestHeaders = { { "Cookie", copy } },
        };
        using var before = await thief.GetAsync("/session");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/logout") { Headers = { { TestSite.CommandHeader, "1" } } };
        using var logout = await client.SendAsync(request);

        using var after = await thief.GetAsync("/session");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Unauthorized), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Who_logs_out_is_out()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.LoggedInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/logout") { Headers = { { TestSite.CommandHeader, "1" } } };

        using var logout = await client.SendAsync(request);
        using var session = await client.GetAsync("/session");

        Assert.Equal(HttpStatusCode.NoContent, logout.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, session.StatusCode);
    }
}
