using System.Text.Json.Nodes;
using IrisBench.Experiments.Results;
using IrisBench.LiveView;
using IrisBench.Tests.Experiments;
using IrisBench.Tests.Gateway;

namespace IrisBench.Tests.LiveView;

/// <summary>What programs ask for that wait for the answer, as the AppHost's commands do.</summary>
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
        var client = Client(live);
        var told = new List<string>();

        var first = await client.RunAsync(Definition(TinyExperiment.Of("first", 2)), told.Add, default);
        var second = await LiveViewCommand.CompareWithLast.AskAsync(client, _ => null, _ => { }, default);
        var sweep = await client.RunAsync(
            Definition($"{TinyExperiment.Of("wide", 1)}\nvary: {{ iterations: [1, 2] }}"), _ => { }, default);
        var newest = await LiveViewCommand.OpenReport.AskAsync(client, _ => "", _ => { }, default);

        Assert.Equal("first is about to be measured.", told[0]);
        Assert.Contains(told, text => text.Contains("rounds are done", StringComparison.Ordinal));
        Assert.True(first.Succeeded, first.Sentence);
        Assert.Equal("Too few rounds to compare functions-warm with monolith.", first.Sentence);
        Assert.Contains(first.Sentence, first.Markdown, StringComparison.Ordinal);
        Assert.True(second.Succeeded, second.Sentence);
        Assert.Contains("(before) and", second.Markdown, StringComparison.Ordinal);
        Assert.Equal(2, second.Markdown.Split("](http").Length - 1);
        Assert.True(sweep.Succeeded, sweep.Sentence);
        Assert.Contains("[Report of wide-", newest.Markdown, StringComparison.Ordinal);
        foreach (var answer in new[] { first, second, sweep, newest })
            Assert.Contains("Repeat it", await OpenAsync(answer.Markdown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_is_refused_and_who_breaks_off_stops_the_run()
    {
        await using var live = await LiveViewProcess.StartAsync(LiveSystem.Settings(_system, _folder));
        using var browser = await LiveClient.LogInAsync(live.Address);
        using var breaking = new CancellationTokenSource();
        var run = Client(live).RunAsync(Definition(TinyExperiment.Of("long", 500)), _ => { }, breaking.Token);
        await browser.WatchAsync((type, _) => type == "round");

        var second = await LiveViewCommand.Compare.AskAsync(Client(live), _ => null, _ => { }, default);
        await breaking.CancelAsync();

        Assert.False(second.Succeeded);
        Assert.StartsWith("A run goes on.", second.Sentence, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        var folder = new RunFolder(new DirectoryInfo(_folder.OnlyRun));
        await Eventually.TrueAsync(
            async () => (await folder.ReadHeaderAsync()).Status == RunStatus.Interrupted, "the run was stopped");
    }

    [Fact]
    public async Task What_does_not_answer_is_told_in_a_sentence()
    {
        var nobody = new LiveViewClient(() => "http://127.0.0.1:1", LiveViewProcess.Token);

        var answer = await nobody.ReportAsync(null, default);

        Assert.False(answer.Succeeded);
        Assert.StartsWith("The live page does not answer as it should: ", answer.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("Its log says why.", answer.Sentence, StringComparison.Ordinal);
        Assert.Empty(await nobody.ChoicesAsync("profile", default));
        Assert.Empty(await nobody.ProblemsAsync([], default));
    }

    private static LiveViewClient Client(LiveViewProcess live) => new(() => live.Address.AbsoluteUri, LiveViewProcess.Token);

    private static JsonObject Definition(string text) => new() { ["definition"] = text };

    private static async Task<string> OpenAsync(string markdown)
    {
        using var stranger = new HttpClient();
        return await stranger.GetStringAsync(new Uri(markdown.Split("](")[1].Split(')')[0]));
    }
}
