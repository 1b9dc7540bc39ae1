using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace IrisBench.Tests.LiveView;

/// <summary>A client of the live page with cookies, as a browser has them.</summary>
internal sealed class LiveClient(Uri address) : IDisposable
{
    public const string CommandHeader = "X-IrisBench-Command";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly HttpClient _http =
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = Patience };

    public static async Task<LiveClient> LogInAsync(Uri address)
    {
        var client = new LiveClient(address);
        using var answer = await client.PasteAsync(LiveViewProcess.Token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public Task<HttpResponseMessage> PasteAsync(string token)
        => PasteAsync(new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token }));

    public Task<HttpResponseMessage> PasteAsync(HttpContent form) => _http.PostAsync("/login", form);

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _http.SendAsync(request);
    }

    /// <summary>Gets a path exactly as it is written, dots and all.</summary>
    public Task<HttpResponseMessage> GetAsWrittenAsync(string path)
        => _http.GetAsync(new Uri(
            address.AbsoluteUri.TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

    public async Task<JsonElement> GetJsonAsync(string path) => await _http.GetFromJsonAsync<JsonElement>(path);

    public async Task<HttpResponseMessage> PostAsync(string path, object? body = null, bool withHeader = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = body is null ? null : body as HttpContent ?? JsonContent.Create(body),
        };
        if (withHeader)
            request.Headers.Add(CommandHeader, "1");
        return await _http.SendAsync(request);
    }

    /// <summary>Starts an experiment that must be accepted.</summary>
    public async Task StartAsync(string definition)
    {
        using var answer = await PostAsync("/api/run", new { definition });
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Reads events until one is as wanted, and answers all of them.</summary>
    public async Task<IReadOnlyList<(string Type, JsonElement Data)>> WatchAsync(Func<string, JsonElement, bool> until)
    {
        using var patience = new CancellationTokenSource(Patience);
        var events = new List<(string, JsonElement)>();
        await using var stream = await _http.GetStreamAsync("/api/events", patience.Token);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(patience.Token))
        {
            var data = JsonDocument.Parse(item.Data).RootElement;
            events.Add((item.EventType, data));
            if (until(item.EventType, data))
                return events;
            Assert.True(item.EventType != "ended", $"The run has ended: {item.Data}");
        }

        throw new InvalidOperationException($"The events ended: {string.Join(", ", events.Select(item => item.Item1))}");
    }

    public void Dispose() => _http.Dispose();
}
