using IrisBench.FunctionHost;
using IrisBench.Pipeline.Load;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Functions;

/// <summary>A page in a browser can use neither the monolith nor a function's own server; a gateway in front of them still can.</summary>
public sealed class CallerCheckTests
{
    [Theory]
    [InlineData("monolith", "Host", "evil.example", 400)]
    [InlineData("function", "Host", "127.0.0.1.evil.example", 400)]
    [InlineData("monolith", "Origin", "http://evil.example", 403)]
    [InlineData("function", "Origin", "null", 403)]
    [InlineData("function", "Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("monolith", "Origin", "https://localhost:17000", 200)]
    [InlineData("function", "Host", "iris-load.localhost", 200)]
    public async Task Where_only_this_machine_can_call_only_its_names_and_pages_do(
        string packaging, string header, string value, int status)
        => Assert.Equal(status, await CallAsync(packaging, [], (header, value)));

    [Theory]
    // In a cluster it listens on all interfaces: kubelet and the gateway call a pod by its address, Knative by the function's name.
    [InlineData(200, "Host", "10.42.0.7:8080")]
    [InlineData(200, "Host", "iris-load.knative-fn.example.org")]
    [InlineData(200, "Host", "10.42.0.7:8080", "Origin", "http://gateway.openfaas:8080", "X-Forwarded-Host", "gateway.openfaas:8080")]
    [InlineData(403, "Host", "10.42.0.7:8080", "Origin", "http://evil.example", "X-Forwarded-Host", "gateway.openfaas:8080")]
    [InlineData(403, "Host", "10.42.0.7:8080", "Sec-Fetch-Site", "cross-site")]
    public async Task Where_a_platform_calls_it_does_so_by_any_name_and_pages_by_their_own(int status, params string[] headers)
        => Assert.Equal(
            status, await CallAsync("function", ["--CallerCheck:Hosts=*"], [.. headers.Chunk(2).Select(pair => (pair[0], pair[1]))]));

    [Theory]
    // Beside the application's routes, and at a port of its own: kubelet and Prometheus come by address, a page by a name it has turned.
    [InlineData(false, "Host", "evil.example", 400)]
    [InlineData(true, "Host", "evil.example:8081", 400)]
    [InlineData(true, "Host", "127.0.0.1.evil.example", 400)]
    [InlineData(true, "Origin", "http://evil.example", 403)]
    [InlineData(true, "Host", "10.42.0.7:8081", 200)]
    [InlineData(false, "Host", "10.42.0.7:8081", 200)]
    [InlineData(true, "Host", "[fd00::7]:8081", 200)]
    [InlineData(true, "Host", "iris-load.localhost", 200)]
    [InlineData(true, "Host", "metrics.lab.example", 200, "--CallerCheck:Hosts=*.lab.example")]
    [InlineData(true, "Host", "evil.example", 400, "--CallerCheck:Hosts=*.lab.example")]
    public async Task Health_and_metrics_refuse_foreign_names_and_pages_and_take_addresses(
        bool hasPort, string header, string value, int status, params string[] settings)
    {
        var management = FreePort.Next();
        await using var app = HttpWorkload.Build(
            ["--urls=http://127.0.0.1:0", .. hasPort ? [$"--MANAGEMENT_PORT={management}"] : (string[])[], .. settings],
            "function", parts => new LoadStep(parts.Telemetry));
        await app.StartAsync();
        using var client = new HttpClient();
        foreach (var path in new[] { "health", "metrics" })
        {
            var address = new Uri(hasPort ? $"http://127.0.0.1:{management}/{path}" : $"{app.Urls.Single()}/{path}");
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await client.SendAsync(request);
            Assert.Equal((path, status), (path, (int)answer.StatusCode));
        }
    }

    private static async Task<int> CallAsync(string packaging, string[] settings, params (string Name, string Value)[] headers)
    {
        await using var app = HttpWorkload.Build(
            ["--urls=http://127.0.0.1:0", .. settings], packaging, parts => new LoadStep(parts.Telemetry));
        await app.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, app.Urls.Single()) { Content = new StringContent("1;2;1") };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
