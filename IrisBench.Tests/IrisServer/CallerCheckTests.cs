using System.Net;

namespace IrisBench.Tests.IrisServer;

/// <summary>A page in the browser of this machine's user cannot use iris-server.</summary>
[Collection(SharedIrisServerCollection.Name)]
public sealed class CallerCheckTests(SharedIrisServer server)
{
    [Theory]
    [InlineData("POST", "/user", "Host", "evil.example", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/model", "Host", "localhost.evil.example:80", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/user", "Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/user", "Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/user", "Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/model", "Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    public async Task Another_host_and_a_page_of_another_site_are_refused(
        string method, string path, string header, string value, HttpStatusCode expected)
    {
        using var response = await SendAsync(method, path, header, value);

        await response.ShouldBeProblemAsync(expected);
    }

    [Theory]
    [InlineData("Host", "iris-server.localhost")]
    [InlineData("Origin", "http://localhost:17000")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    public async Task Names_of_this_machine_and_its_pages_are_served(string header, string value)
    {
        using var response = await SendAsync("POST", "/user", header, value);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string header, string value)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
            request.Content = new StringContent($"{IrisServerProcess.User};{IrisServerProcess.Password}");
        request.Headers.TryAddWithoutValidation(header, value);
        return await server.Client.SendAsync(request);
    }
}
