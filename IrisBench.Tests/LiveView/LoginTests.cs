using System.Net;

namespace IrisBench.Tests.LiveView;

public sealed class LoginTests(IdleLiveView live) : IClassFixture<IdleLiveView>, IDisposable
{
    private readonly LiveFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_link_logs_in_as_often_as_it_is_opened_and_its_token_can_be_pasted()
    {
        await using var own = await StartWithRandomTokenAsync();
        using var first = new LiveClient(own.Address);
        using var second = new LiveClient(own.Address);
        using var third = new LiveClient(own.Address);

        using var login = await first.GetAsync(own.Login.PathAndQuery);
        using var page = await first.GetAsync("/");
        using var again = await second.GetAsync(own.Login.PathAndQuery);
        using var secondPage = await second.GetAsync("/");
        using var pasted = await third.PasteAsync(own.Login.Query["?t=".Length..]);
        using var thirdPage = await third.GetAsync("/");

        // No token is left in the address.
        Assert.Equal((HttpStatusCode.Redirect, "/"), (login.StatusCode, login.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (again.StatusCode, secondPage.StatusCode));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (pasted.StatusCode, thirdPage.StatusCode));
    }

    [Theory]
    [InlineData(5000, 1, "application/x-www-form-urlencoded")]
    [InlineData(1, 3000, "application/x-www-form-urlencoded")]
    [InlineData(1, 1, "multipart/form-data")]
    [InlineData(1, 1, "multipart/form-data; boundary=none")]
    public async Task A_form_that_is_none_is_the_callers_fault(int fields, int length, string type)
    {
        using var client = new LiveClient(live.Process.Address);
        var body = string.Join('&', Enumerable.Range(0, fields).Select(field => $"{new string('f', length)}{field}=x"));

        using var answer = await client.PasteAsync(new StringContent(body, System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites_and_belongs_to_one_port()
    {
        using var client = new LiveClient(live.Process.Address);

        using var login = await client.PasteAsync(LiveViewProcess.Token);

        var cookie = Assert.Single(login.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($".IrisBenchLive.{live.Process.Address.Port}=", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a guess")]
    [InlineData(LiveViewProcess.Token + "0")]
    public async Task A_wrong_token_is_refused(string token)
    {
        using var client = new LiveClient(live.Process.Address);

        using var login = await client.PasteAsync(token);
        using var session = await client.GetAsync("/session");

        Assert.Equal(HttpStatusCode.Unauthorized, login.StatusCode);
        Assert.False(login.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.Unauthorized, session.StatusCode);
    }

    [Fact]
    public async Task After_ten_wrong_tokens_a_wrong_one_has_to_wait_and_who_has_the_right_one_does_not()
    {
        await using var own = await StartWithRandomTokenAsync();
        using var client = new LiveClient(own.Address);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            // What a foreign page makes a browser ask is no attempt.
            using var foreign = await client.SendAsync(
                HttpMethod.Get, "/login?t=x", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"),
                ("Sec-Fetch-Dest", "document"));
            Assert.Equal(HttpStatusCode.Unauthorized, foreign.StatusCode);
        }

        for (var attempt = 0; attempt < 10; attempt++)
        {
            using var tenth = await client.PasteAsync("wrong");
            Assert.Equal(HttpStatusCode.Unauthorized, tenth.StatusCode);
        }

        using var wrong = await client.PasteAsync("wrong");
        using var right = await client.PasteAsync(own.Login.Query["?t=".Length..]);

        Assert.Equal(HttpStatusCode.TooManyRequests, wrong.StatusCode);
        Assert.NotNull(wrong.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
    }

    [Fact]
    public async Task Who_logs_out_is_out_and_so_is_a_copy_of_the_cookie()
    {
        using var client = new LiveClient(live.Process.Address);
        using var login = await client.PasteAsync(LiveViewProcess.Token);
        var copy = login.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false })
        {
            BaseAddress = live.Process.Address,
            DefaultRequestHeaders = { { "Cookie", copy } },
        };
        using var before = await thief.GetAsync("/session");

        using var logout = await client.PostAsync("/logout");
        using var session = await client.GetAsync("/session");
        using var after = await thief.GetAsync("/session");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (before.StatusCode, logout.StatusCode));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (session.StatusCode, after.StatusCode));
    }

    private Task<LiveViewProcess> StartWithRandomTokenAsync()
    {
        var settings = LiveViewProcess.Settings(_folder);
        settings["Login__Token"] = null;
        return LiveViewProcess.StartAsync(settings);
    }
}
