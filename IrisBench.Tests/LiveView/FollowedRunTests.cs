using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;
using IrisBench.Tests.Gateway;

namespace IrisBench.Tests.LiveView;

/// <summary>What programs ask for that wait for the answer: Aspire's dashboard, its command line.</summary>
public sealed class FollowedRunTests : IAsyncLifetime
{
    private readonly LiveFolder _folder = new();
    private readonly StubSystem _system = new();

    public Task InitializeAsync() => _system.StartAsync();

    public async Task DisposeAsync()
    {
        await _system.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_answer_is_what_the_report_says_and_a_link_that_opens_it_without_a_session()
    {
        await using var live = await LiveViewProcess.StartAsync(LiveSystem.Settings(_system, _folder));
        using var client = await LiveClient.LogInAsync(live.Address);

        var (told, first) = await FollowAsync(client, new { definition = TinyExperiment.Of("first", 2) });
        var (_, second) = await FollowAsync(client, new { last = true });
        var (_, sweep) = await FollowAsync(client, new { definition = $"{TinyExperiment.Of("wide", 1)}\nvary: {{ iterations: [1, 2] }}" });

        Assert.StartsWith("first is about to be measured.", told[0], StringComparison.Ordinal);
        Assert.Contains(told, text => text.Contains("rounds are done", StringComparison.Ordinal));
        Assert.True(first.GetProperty("succeeded").GetBoolean(), first.GetRawText());
        Assert.Equal("Too few rounds to compare functions-warm with monolith.", first.GetProperty("sentence").GetString());
        Assert.Contains("Too few rounds to compare functions-warm with monolith.", Text(first), StringComparison.Ordinal);
        Assert.Contains("before", Text(second), StringComparison.Ordinal);
        Assert.Equal(2, Text(second).Split("](http").Length - 1);
        Assert.Contains("iterations", await OpenAsync(Text(sweep)), StringComparison.Ordinal);
        Assert.Contains("Repeat it", await OpenAsync(Text(first)), StringComparison.Ordinal);

        var newest = await client.GetJsonAsync("/api/report");
        Assert.Contains("Report of wide-", Text(newest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_is_refused_and_who_breaks_off_stops_the_run()
    {
        await using var live = await LiveViewProcess.StartAsync(LiveSystem.Settings(_system, _folder));
        using var client = await LiveClient.LogInAsync(live.Address);
        using (var run = await client.FollowAsync(new { definition = TinyExperiment.Of("long", 500) }))
        {
            await client.WatchAsync((type, _) => type == "round");
            using var second = await client.FollowAsync(new { profile = "quick" });
            Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
            Assert.Contains(
                "A run goes on.", (await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(),
                StringComparison.Ordinal);
        }

        var folder = new RunFolder(new DirectoryInfo(_folder.OnlyRun));
        await Eventually.TrueAsync(
            async () => (await folder.ReadHeaderAsync()).Status == RunStatus.Interrupted, "the run was stopped");
    }

    private static async Task<(IReadOnlyList<string> Told, JsonElement Answer)> FollowAsync(LiveClient client, object request)
    {
        using var response = await client.FollowAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var told = new List<string>();
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync())
        {
            var data = JsonDocument.Parse(item.Data).RootElement;
            if (item.EventType == "answer")
                return (told, data);
            if (item.EventType == "told")
                told.Add(data.GetString()!);
        }

        throw new InvalidOperationException($"There was no answer, after: {string.Join(' ', told)}");
    }

    private static string Text(JsonElement answer) => answer.GetProperty("markdown").GetString()!;

    private static async Task<string> OpenAsync(string markdown)
    {
        using var stranger = new HttpClient();
        return await stranger.GetStringAsync(new Uri(markdown.Split("](")[1].Split(')')[0]));
    }
}
