using System.Net;

namespace IrisBench.Tests.IrisServer;

[Collection(SharedIrisServerCollection.Name)]
public sealed class ProblemAnswerTests(SharedIrisServer server)
{
    [Theory]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/user", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/user", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/model", HttpStatusCode.Unauthorized)]
    public async Task Errors_are_problem_details_even_for_a_client_that_asks_for_text(string method, string route, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), route);
        request.Headers.Add("Accept", "text/plain");
        using var response = await server.Client.SendAsync(request);

        await response.ShouldBeProblemAsync(status);
    }

    [Fact]
    public async Task A_content_type_that_is_not_understood_is_refused()
    {
        using var response = await server.Client.PostUserAsync("user;password", "image/png");

        await response.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task The_server_does_not_name_its_software()
    {
        using var response = await server.Client.GetAsync("/default");

        Assert.False(response.Headers.Contains("Server"));
    }
}
