using System.Net;

namespace IrisBench.Tests.LiveView.Loopback;

public class ForgeryTests
{
    [Fact]
    public async Task A_command_of_the_page_itself_is_executed()
    {
        await using var site = await TestSite.StartAsync();

        Assert.Equal(
            HttpStatusCode.OK,
            await ChangeAsync(
                site, (TestSite.CommandHeader, "1"), ("Origin", $"http://localhost:{site.Address.Port}"),
                ("Sec-Fetch-Site", "same-origin")));
    }

    [Fact]
    public async Task A_command_without_the_header_is_refused()
    {
        await using var site = await TestSite.StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await ChangeAsync(site));
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_command_of_another_site_is_refused_also_of_another_port(string header, string value)
    {
        await using var site = await TestSite.StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await ChangeAsync(site, (TestSite.CommandHeader, "1"), (header, value)));
    }

    [Fact]
    public async Task A_GET_changes_nothing()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.LoggedInAsync();

        using var response = await client.GetAsync("/api/change");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task A_preflight_is_granted_to_nobody()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.LoggedInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/change")
        {
            Headers =
            {
                { "Origin", "http://localhost:1" }, { "Access-Control-Request-Method", "POST" },
                { "Access-Control-Request-Headers", TestSite.CommandHeader },
            },
        };

        using var response = await client.SendAsync(request);

        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<HttpStatusCode> ChangeAsync(TestSite site, params (string Name, string Value)[] headers)
    {
        using var client = await site.LoggedInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/change");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
