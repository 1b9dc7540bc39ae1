using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace IrisBench.Tests.EndToEnd;

/// <summary>Calls of the workloads as a user makes them.</summary>
internal static class Calls
{
    public static async Task<HttpResponseMessage> SendAsync(
        this RunningSystem system, string workload, string body, string? token = null, string? accept = null)
    {
        using var client = system.Client(workload);
        using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new StringContent(body, Encoding.UTF8) };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Sends and expects a JSON answer.</summary>
    public static async Task<JsonElement> AnswerAsync(this RunningSystem system, string workload, string body, string? token = null)
    {
        using var response = await system.SendAsync(workload, body, token);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{workload} answered {(int)response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Sends and expects problem details (RFC 9457) with the status.</summary>
    public static async Task<JsonElement> ProblemAsync(
        this RunningSystem system, string workload, string body, int status, string? token = null)
    {
        using var response = await system.SendAsync(workload, body, token);
        return await ProblemOfAsync(response, status);
    }

    public static async Task<JsonElement> ProblemOfAsync(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"expected {status}, got {(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    /// <summary>The monolith's JSON input, with a load small enough for a test.</summary>
    public static string MonolithBody(string model, string features, string load = """{"iterations":2,"size":100,"seed":1}""")
        => $$$"""{"user":"{{{RunningSystem.User}}}","password":"{{{RunningSystem.Password}}}","model":"{{{model}}}","features":"""
            + $"[{features}],\"load\":{load}}}";

    public static async Task<string> SignInAsync(this RunningSystem system)
        => (await system.AnswerAsync("iris-auth", $"{RunningSystem.User};{RunningSystem.Password}")).GetProperty("token").GetString()!;
}
