using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace IrisBench.Tests.IrisServer;

/// <summary>The calls that most tests make, and what they expect of every error.</summary>
internal static class IrisServerCalls
{
    public static Task<HttpResponseMessage> PostUserAsync(this HttpClient client, string body, string contentType = "text/plain")
        => client.PostAsync("/user", new ByteArrayContent(Encoding.UTF8.GetBytes(body))
        {
            Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) },
        });

    public static async Task<string> LogInAsync(this HttpClient client)
    {
        using var response = await client.PostUserAsync($"{IrisServerProcess.User};{IrisServerProcess.Password}");
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<TokenAnswer>())!.Token;
    }

    public static Task<HttpResponseMessage> PostModelAsync(
        this HttpClient client, byte[] content, string? token, bool expectContinue = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/model") { Content = new ByteArrayContent(content) };
        request.Headers.ExpectContinue = expectContinue;
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client.SendAsync(request);
    }

    public static async Task<ModelAnswer> StoreModelAsync(this HttpClient client, byte[] content, string token)
    {
        using var response = await client.PostModelAsync(content, token);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<ModelAnswer>())!;
    }

    public static Task<byte[]> DefaultModelAsync(this HttpClient client) => client.GetByteArrayAsync("/default");

    /// <summary>Asserts that the answer is problem details with this status and no stack trace.</summary>
    public static async Task<JsonElement> ShouldBeProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        var problem = JsonElement.Parse(text);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        return problem;
    }

    internal sealed record TokenAnswer(string Token, string TokenType, DateTimeOffset ExpiresAt);

    internal sealed record ModelAnswer(long Version, string Sha256, long Size, double Accuracy, string Creator, DateTimeOffset CreatedAt);
}
