using System.Diagnostics;
using System.Net.ServerSentEvents;
using IrisBench.LiveView.Loopback;

namespace IrisBench.Tests.LiveView.Loopback;

public class EventStreamTests
{
    [Fact]
    public async Task A_pause_is_filled_with_heartbeats()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.LoggedInAsync();
        await using var stream = await client.GetStreamAsync("/api/events");

        var types = new List<string>();
        await foreach (var item in SseParser.Create(stream).EnumerateAsync())
        {
            types.Add(item.EventType);
            if (types.Count == 2)
                break;
        }

        Assert.Equal(["message", EventStreams.Heartbeat], types);
    }

    [Fact]
    public async Task An_open_stream_does_not_keep_the_server_from_stopping()
    {
        var site = await TestSite.StartAsync();
        using var client = await site.LoggedInAsync();
        await using var stream = await client.GetStreamAsync("/api/events");
        using var reader = new StreamReader(stream);
        Assert.NotNull(await reader.ReadLineAsync());

        var started = Stopwatch.GetTimestamp();
        await site.DisposeAsync();

        Assert.Equal("", (await reader.ReadToEndAsync()).Split('\n')[^1]);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
    }
}
