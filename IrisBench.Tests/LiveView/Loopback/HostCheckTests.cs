using System.Net;

namespace IrisBench.Tests.LiveView.Loopback;

public class HostCheckTests
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task The_names_of_this_machine_are_answered(string name)
    {
        await using var site = await TestSite.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await AskAsync(site, $"{name}:{site.Address.Port}"));
    }

    [Theory]
    [InlineData("rebound.example:{0}")]
    [InlineData("localhost.example:{0}")]
    [InlineData("localhost")]
    [InlineData("localhost:1")]
    public async Task Another_Host_is_refused_also_for_the_login(string host)
    {
        await using var site = await TestSite.StartAsync();

        Assert.Equal(
            HttpStatusCode.BadRequest,
            await AskAsync(site, string.Format(System.Globalization.CultureInfo.InvariantCulture, host, site.Address.Port)));
    }

    private static async Task<HttpStatusCode> AskAsync(TestSite site, string host)
    {
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/login") { Headers = { Host = host } };
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
