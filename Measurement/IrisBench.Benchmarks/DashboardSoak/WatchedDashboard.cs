using System.Net.ServerSentEvents;

namespace IrisBench.Benchmarks.DashboardSoak;

/// <summary>What an open page does: follows the resources and the console of one of them.</summary>
internal sealed class WatchedDashboard : IAsyncDisposable
{
    private readonly HttpClient _client;
    private readonly CancellationTokenSource _closed = new();
    private readonly List<Task> _streams = [];
    private long _events;

    private WatchedDashboard(HttpClient client) => _client = client;

    public long Events => Interlocked.Read(ref _events);

    /// <exception cref="MeasurementException">The dashboard does not let it in.</exception>
    public static async Task<WatchedDashboard> OpenAsync(SoakedSystem system, CancellationToken cancellationToken)
    {
        var page = new WatchedDashboard(new HttpClient { BaseAddress = system.Dashboard, Timeout = Timeout.InfiniteTimeSpan });
        using var login = await page._client.GetAsync(new Uri($"/login?t={SoakedSystem.Token}", UriKind.Relative), cancellationToken);
        if (!login.IsSuccessStatusCode)
            throw new MeasurementException($"The dashboard answers {(int)login.StatusCode} to its login link.");
        page._streams.AddRange(page.FollowAsync("/api/events"), page.FollowAsync("/api/resources/monolith/logs"));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        foreach (var stream in _streams)
            await stream.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        _closed.Dispose();
    }

    private async Task FollowAsync(string path)
    {
        await using var stream = await _client.GetStreamAsync(new Uri(path, UriKind.Relative), _closed.Token);
        await foreach (var _ in SseParser.Create(stream).EnumerateAsync(_closed.Token))
            Interlocked.Increment(ref _events);
    }
}
