using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Monitoring;

/// <summary>A real Prometheus on a free loopback port.</summary>
internal sealed class PrometheusProcess : IAsyncDisposable
{
    private readonly StartedProcess _process;
    private readonly HttpClient _client;

    private PrometheusProcess(StartedProcess process, int port)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = StartedProcess.Patience };
    }

    public Uri Address => _client.BaseAddress!;

    public static async Task<PrometheusProcess> StartAsync(string configuration, string data)
    {
        var port = FreePort.Next();
        var prometheus = new PrometheusProcess(
            Tool.Start(
                Tool.Prometheus, $"--config.file={configuration}", $"--storage.tsdb.path={data}", $"--web.listen-address=127.0.0.1:{port}"),
            port);
        try
        {
            await Eventually.TrueAsync(prometheus.IsReadyAsync, "Prometheus is ready");
            return prometheus;
        }
        catch
        {
            await prometheus.DisposeAsync();
            throw;
        }
    }

    /// <summary>The samples of an instant query, now. A query that Prometheus refuses fails the test.</summary>
    public async Task<IReadOnlyList<PrometheusSample>> QueryAsync(string expression)
    {
        using var form = new FormUrlEncodedContent([new("query", expression)]);
        using var response = await _client.PostAsync(new Uri("/api/v1/query", UriKind.Relative), form);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, $"{expression}: {answer}");
        return [.. answer.GetProperty("data").GetProperty("result").EnumerateArray().Select(PrometheusSample.Of)];
    }

    /// <summary>What Prometheus scrapes, after relabelling.</summary>
    public async Task<IReadOnlyList<ScrapedTarget>> TargetsAsync()
    {
        var answer = await _client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/targets?state=active", UriKind.Relative));
        return [.. answer.GetProperty("data").GetProperty("activeTargets").EnumerateArray().Select(ScrapedTarget.Of)];
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _process.DisposeAsync();
    }

    private async Task<bool> IsReadyAsync()
    {
        Assert.False(_process.HasExited, _process.Errors);
        try
        {
            using var response = await _client.GetAsync(new Uri("/-/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

internal static class PrometheusWaiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Asks until the answer has at least one number (no NaN): a rate needs two scrapes, a rule an evaluation.</summary>
    public static Task<IReadOnlyList<PrometheusSample>> UntilDataAsync(this PrometheusProcess prometheus, string expression)
        => prometheus.UntilAsync(expression, samples => samples.Any(sample => double.IsFinite(sample.Value)));

    /// <summary>Asks until the answer is as wanted; when that takes too long, gives the last one for the test to judge.</summary>
    public static async Task<IReadOnlyList<PrometheusSample>> UntilAsync(
        this PrometheusProcess prometheus, string expression, Func<IReadOnlyList<PrometheusSample>, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var samples = await prometheus.QueryAsync(expression);
            if (wanted(samples) || patience.IsCancellationRequested)
                return samples;
            await Task.Delay(250, CancellationToken.None);
        }
    }
}

/// <summary>One series of a query's answer with its value.</summary>
internal sealed record PrometheusSample(IReadOnlyDictionary<string, string> Labels, double Value)
{
    public static PrometheusSample Of(JsonElement result) => new(
        result.GetProperty("metric").Deserialize<Dictionary<string, string>>()!,
        ParseValue(result.GetProperty("value")[1].GetString()!));

    private static double ParseValue(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}

/// <summary>A target that Prometheus scrapes: its job, where, the labels every series of it gets, and whether it answers.</summary>
internal sealed record ScrapedTarget(string Job, Uri Address, IReadOnlyDictionary<string, string> Labels, string Health)
{
    public static ScrapedTarget Of(JsonElement target) => new(
        target.GetProperty("scrapePool").GetString()!,
        new Uri(target.GetProperty("scrapeUrl").GetString()!),
        target.GetProperty("labels").Deserialize<Dictionary<string, string>>()!,
        target.GetProperty("health").GetString()!);

    public string? Component => Labels.GetValueOrDefault("component");

    public string? Side => Labels.GetValueOrDefault("side");
}
