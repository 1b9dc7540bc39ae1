using System.Net;
using System.Text.Json;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;
using Microsoft.AspNetCore.Http;

namespace IrisBench.Tests.LiveView;

public sealed class LiveRunTests : IAsyncLifetime
{
    private const int Many = 500;
    private const string NotThePassword = "never-the-password";

    private readonly LiveFolder _folder = new();
    private readonly StubSystem _system = new() { Auth = AuthAsync };

    public Task InitializeAsync() => _system.StartAsync();

    public async Task DisposeAsync()
    {
        await _system.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task One_run_at_a_time_and_who_comes_late_sees_everything_so_far()
    {
        await using var live = await LiveViewProcess.StartAsync(LiveSystem.Settings(_system, _folder));
        using var client = await LiveClient.LogInAsync(live.Address);
        await client.StartAsync(TinyExperiment.Of("long", Many));
        var seen = await client.WatchAsync((type, _) => type == "round");

        using var second = await client.PostAsync("/api/run", new { definition = TinyExperiment.Of("second", 1) });
        var late = await client.WatchAsync((_, _) => true);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("application/problem+json", second.Content.Headers.ContentType?.MediaType);
        var (type, run) = Assert.Single(late);
        Assert.Equal("snapshot", type);
        Assert.Equal("long", run.GetProperty("experiment").GetString());
        Assert.NotEmpty(run.GetProperty("points").EnumerateArray());
        Assert.Equal(Text(seen[^1].Data), Text(run.GetProperty("rounds")[0]));
        Assert.Equal(
            ["Monolith", "Functions", "Platform", "iris-server"],
            run.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task A_stopped_run_keeps_what_was_measured_and_gets_its_report()
    {
        await using var live = await LiveViewProcess.StartAsync(LiveSystem.Settings(_system, _folder));
        using var client = await LiveClient.LogInAsync(live.Address);
        await client.StartAsync(TinyExperiment.Of("stopped", Many));
        await client.WatchAsync((type, data) => type == "round" && data.GetProperty("index").GetInt32() >= 4);

        using var stop = await client.PostAsync("/api/run/stop");
        var end = (await client.WatchAsync((type, _) => type == "ended"))[^1].Data;

        Assert.Equal(HttpStatusCode.Accepted, stop.StatusCode);
        Assert.Equal("interrupted", end.GetProperty("status").GetString());
        Assert.True(end.GetProperty("hasReport").GetBoolean(), Text(end));
        var run = await new RunFolder(new DirectoryInfo(_folder.OnlyRun)).ReadAsync();
        Assert.Equal(RunStatus.Interrupted, run.Header.Status);
        Assert.InRange(run.Rounds.Count, 5, Many);
        var listed = (await client.GetJsonAsync("/api/runs")).GetProperty("runs")[0];
        Assert.Equal("interrupted", listed.GetProperty("status").GetString());
        Assert.NotEmpty(listed.GetProperty("headlines").EnumerateArray());
    }

    [Fact]
    public async Task The_end_of_the_process_in_the_middle_of_a_run_keeps_what_was_measured()
    {
        await using var live = await LiveViewProcess.StartAsync(LiveSystem.Settings(_system, _folder));
        using (var client = await LiveClient.LogInAsync(live.Address))
        {
            await client.StartAsync(TinyExperiment.Of("ended", Many));
            await client.WatchAsync((type, _) => type == "round");
        }

        var exitCode = await live.StopAsync();

        Assert.Equal(0, exitCode);
        var run = await new RunFolder(new DirectoryInfo(_folder.OnlyRun)).ReadAsync();
        Assert.Equal(RunStatus.Interrupted, run.Header.Status);
        Assert.NotEmpty(run.Rounds);
        Assert.NotEmpty(run.Samples);
        Assert.True(File.Exists(Path.Combine(_folder.OnlyRun, "report.html")));
    }

    [Fact]
    public async Task A_wrong_password_fails_the_run_with_the_reason()
    {
        var settings = LiveSystem.Settings(_system, _folder);
        settings["Credentials__Password"] = NotThePassword;
        await using var live = await LiveViewProcess.StartAsync(settings);
        using var client = await LiveClient.LogInAsync(live.Address);
        await client.StartAsync(TinyExperiment.Of("refused", 1));

        var end = (await client.WatchAsync((type, data) => type == "ended" || HasEnded(data)))[^1].Data;

        Assert.Equal("failed", end.GetProperty("status").GetString());
        Assert.Contains("auth", end.GetProperty("statusReason").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(NotThePassword, Text(end), StringComparison.Ordinal);
    }

    private static async Task AuthAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        await (await body.ReadToEndAsync() == "iris;for-a-stub"
            ? StubSystem.Answer("""{"token":"t"}""")(context)
            : StubSystem.Fail(401)(context));
    }

    private static string Text(JsonElement element) => element.GetRawText();

    private static bool HasEnded(JsonElement data)
        => data.ValueKind == JsonValueKind.Object && data.TryGetProperty("status", out var status) && status.GetString() != "running";
}
