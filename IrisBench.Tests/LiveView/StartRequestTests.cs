using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace IrisBench.Tests.LiveView;

public sealed class StartRequestTests(IdleLiveView live) : IClassFixture<IdleLiveView>
{
    public static TheoryData<string, int, string> Refused() => new()
    {
        { """{"profile":"endless"}""", 422, "quick, seed, compilations, ramp, spike, thorough, day" },
        { """{"again":"../../etc"}""", 422, "no run of this name" },
        { "{}", 422, "one of profile, definition, again and last" },
        { """{"profile":"quick","again":"x"}""", 422, "one of profile, definition, again and last" },
        { """{"last":true,"rounds":3}""", 422, "Only a profile is changed by arguments" },
        { """{"last":true}""", 422, "No complete run is there yet to compare with: make one first" },
        { """{"profile":"quick","rounds":"many"}""", 422, "rounds must be a whole number" },
        { """{"profle":"quick"}""", 400, "not JSON with one of" },
        { """{"definition":"name: x\nsides: []\nrounds: 0"}""", 422, "rounds" },
        {
            """{"definition":"name: x\nsides: [{name: a, packaging: monolith}]\nload: {kind: trace, file: /etc/passwd}"}""", 422,
            "A trace is a file of this machine, which no page chooses"
        },
        {
            """{"definition":"name: x\nsides: [{name: a, system: {baseUrl: 'http://a', steps: [{name: s, path: '/{{env:HOME}}'}], """
            + """components: [{name: c, process: p}]}}]"}""",
            422, "told what the environment holds"
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_run_is_told_why(string body, int status, string reason)
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);

        using var answer = await client.PostAsync("/api/run", JsonDocument.Parse(body).RootElement);

        Assert.Equal(status, (int)answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(reason, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_checked_before_anything_starts_and_what_is_wrong_stands_at_its_argument()
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);

        using var good = await client.PostAsync("/api/run/check", new { profile = "quick", rounds = "12", mode = "fork" });
        using var bad = await client.PostAsync("/api/run/check", new { profile = "quick", rounds = "0" });

        Assert.Equal(HttpStatusCode.NoContent, good.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        var errors = (await bad.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal("rounds must be 1 to 1000, not 0.", errors.GetProperty("rounds")[0].GetString());
        using var nothing = await client.PostAsync("/api/run/stop");
        Assert.Equal(HttpStatusCode.Conflict, nothing.StatusCode);
    }

    [Fact]
    public async Task A_body_of_characters_that_nobody_knows_is_read_as_json_is()
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);
        using var body = new StringContent("{}");
        body.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/json; charset=x");

        using var answer = await client.PostAsync("/api/run", body);

        Assert.Equal(422, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_definition_nested_deeper_than_any_is_refused()
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);

        using var answer = await client.PostAsync("/api/run", new { definition = new string('[', 45_000) });

        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains("nested deeper", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_nothing_is_a_conflict()
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);

        using var answer = await client.PostAsync("/api/run/stop");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task A_run_of_a_system_that_does_not_answer_fails_and_says_so_on_the_page()
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);
        using var started = await client.PostAsync("/api/run", new { again = IdleLiveView.Run });

        var events = await client.WatchAsync((type, data) => type == "ended"
            || (type == "snapshot" && data.ValueKind == JsonValueKind.Object && data.GetProperty("status").GetString() != "running"));

        var end = events[^1].Data;
        Assert.Equal("failed", end.GetProperty("status").GetString());
        Assert.NotEmpty(end.GetProperty("statusReason").GetString()!);
    }
}
