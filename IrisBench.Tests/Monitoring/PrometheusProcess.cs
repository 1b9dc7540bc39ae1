using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace IrisBench.Tests.Monitoring;

/// <summary>A real Prometheus on a free loopback port.</summary>
internal sealed class PrometheusProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _log;
    private readonly HttpClient _client;

    private PrometheusProcess(Process process, int port)
    {
        _process = process;
        _log = process.StandardError.ReadToEndAsync();
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Patience };
    }

    public Uri Address => _client.BaseAddress!;

    public static async Task<PrometheusProcess> StartAsync(string configuration, string data)
    {
        var port = FreePort();
        var prometheus = new PrometheusProcess(
            Tool.Start(
                Tool.Prometheus,
                $"--config.file={configuration}",
                $"--storage.tsdb.path={data}",
                string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{port}")),
            port);
        try
        {
            await prometheus.WaitUntilReadyAsync();
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

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await IsReadyAsync(patience.Token))
        {
            Assert.False(_process.HasExited, _process.HasExited ? await _log : null);
            await Task.Delay(100, patience.Token);
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.GetAsync(new Uri("/-/ready", UriKind.Relative), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
