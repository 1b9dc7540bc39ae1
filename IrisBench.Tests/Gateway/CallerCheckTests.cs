namespace IrisBench.Tests.Gateway;

[Collection(SharedGatewayCollection.Name)]
public sealed class CallerCheckTests(SharedGateway shared)
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example:31112")]
    public async Task A_host_that_only_names_this_machine_is_refused(string host)
    {
        foreach (var path in new[] { "/function/warm", "/async-function/warm", "/system/functions", "/healthz" })
        {
            using var answer = await SendAsync(HttpMethod.Post, path, ("Host", host));
            Assert.Contains("CallerCheck:Hosts", await answer.DetailAsync(400), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("gateway.localhost:31112")]
    [InlineData("[::1]:31112")]
    public async Task A_name_of_loopback_is_served(string host)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/function/warm", ("Host", host));
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("POST", "Origin", "https://evil.example")]
    [InlineData("POST", "Origin", "null")]
    [InlineData("POST", "Origin", "http://localhost.evil.example")]
    [InlineData("POST", "Sec-Fetch-Site", "cross-site")]
    [InlineData("GET", "Sec-Fetch-Site", "cross-site")]
    public async Task What_a_page_of_another_site_sends_is_403(string method, string header, string value)
    {
        using var answer = await SendAsync(new HttpMethod(method), "/function/warm", (header, value));
        Assert.Contains("another site", await answer.DetailAsync(403), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "https://localhost:17000")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task What_a_page_of_this_machine_sends_is_served(string header, string value)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/function/warm", (header, value));
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_link_on_another_site_leads_here()
    {
        using var answer = await SendAsync(
            HttpMethod.Get, "/healthz", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"),
            ("Sec-Fetch-Dest", "document"));
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Hosts_that_are_configured_are_served_and_their_pages_too()
    {
        using var named = await SendAsync(
            HttpMethod.Post, "/function/warm", ("Host", "one.lab.example"), ("Origin", "https://gateway.example"));
        Assert.Equal(200, (int)named.StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post)
            request.Content = new StringContent("x");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return shared.Gateway.Client.SendAsync(request);
    }
}
