using System.Net.Http.Json;
using System.Text.Json;

namespace IrisBench.Tests.Gateway;

/// <summary>While somebody measures, nobody else changes functions.</summary>
[Collection(SharedGatewayCollection.Name)]
public sealed class LeaseTests(SharedGateway shared) : IAsyncLifetime
{
    private const string Mine = "my token";

    private readonly GatewayProcess _gateway = shared.Gateway;

    public Task InitializeAsync() => Task.CompletedTask;

    // The other tests' gateway is as it was.
    public async Task DisposeAsync() => (await SendAsync(HttpMethod.Delete, "/system/lease", Mine)).Dispose();

    [Theory]
    [InlineData("POST", "/system/scale-function/idle", "{\"serviceName\":\"idle\",\"replicas\":1}")]
    [InlineData("POST", "/system/scale-function/idle", "{\"mode\":\"fork\"}")]
    [InlineData("PUT", "/system/functions", "{\"service\":\"idle\",\"image\":\"idle\",\"labels\":{\"irisbench.mode\":\"fork\"}}")]
    [InlineData("POST", "/system/functions", "{\"service\":\"another\",\"image\":\"idle\"}")]
    [InlineData("DELETE", "/system/functions", "{\"functionName\":\"idle\"}")]
    [InlineData("POST", "/system/fault/idle", "{\"do\":\"kill\"}")]
    public async Task Without_its_token_nothing_is_changed_and_the_owner_is_named(string method, string path, string body)
    {
        await TakeAsync(Mine, "'irisbench compare' on here");
        foreach (var token in new[] { null, "another" })
        {
            using var refused = await SendAsync(new HttpMethod(method), path, token, body);
            Assert.Contains("'irisbench compare' on here", await refused.DetailAsync(423), StringComparison.Ordinal);
        }

        Assert.Equal("zero", (await AnnotationsAsync("idle")).GetProperty("irisbench.mode").GetString());
        Assert.Equal("'irisbench compare' on here", (await AnnotationsAsync("idle")).GetProperty("irisbench.lease").GetString());
        using var allowed = await SendAsync(HttpMethod.Post, "/system/scale-function/idle", Mine, "{\"replicas\":0}");
        Assert.Equal(202, (int)allowed.StatusCode);
    }

    [Fact]
    public async Task One_has_it_at_a_time_and_may_renew_it_and_give_it_back()
    {
        await TakeAsync(Mine, "one");
        using (var second = await SendAsync(HttpMethod.Put, "/system/lease", "another", "{\"owner\":\"two\",\"seconds\":20}"))
            Assert.Contains("measured by one, since", await second.DetailAsync(409), StringComparison.Ordinal);
        using (var second = await SendAsync(HttpMethod.Delete, "/system/lease", "another"))
            Assert.Equal(409, (int)second.StatusCode);
        var since = (await StatusAsync()).GetProperty("since").GetDateTimeOffset();
        await TakeAsync(Mine, "one");
        Assert.Equal(since, (await StatusAsync()).GetProperty("since").GetDateTimeOffset());

        using (var given = await SendAsync(HttpMethod.Delete, "/system/lease", Mine))
            Assert.Equal(204, (int)given.StatusCode);
        Assert.Equal("{}", $"{await StatusAsync()}");
        Assert.False((await AnnotationsAsync("idle")).TryGetProperty("irisbench.lease", out _));
    }

    [Fact]
    public async Task It_ends_by_itself_when_nobody_renews_it()
    {
        await TakeAsync("of one who died", "one who died", seconds: 1);
        await Eventually.TrueAsync(
            async () =>
            {
                using var taken = await SendAsync(HttpMethod.Put, "/system/lease", Mine, "{\"owner\":\"next\",\"seconds\":20}");
                return taken.IsSuccessStatusCode;
            },
            "the next one has it");
        Assert.Equal("next", (await StatusAsync()).GetProperty("owner").GetString());
    }

    [Theory]
    [InlineData(null, "{\"owner\":\"x\",\"seconds\":20}")]
    [InlineData(Mine, "{\"owner\":\"\",\"seconds\":20}")]
    [InlineData(Mine, "{\"owner\":\"x\"}")]
    [InlineData(Mine, "{\"owner\":\"x\",\"seconds\":100000}")]
    public async Task Who_wants_it_says_who_and_for_how_long(string? token, string body)
    {
        using var refused = await SendAsync(HttpMethod.Put, "/system/lease", token, body);
        Assert.NotEmpty(await refused.DetailAsync(400));
    }

    [Fact]
    public async Task It_takes_the_password_and_its_owner_cannot_command_a_terminal()
    {
        using (var stranger = await _gateway.Client.GetAsync("/system/lease"))
            Assert.Equal(401, (int)stranger.StatusCode);
        await TakeAsync(Mine, "a\u001b]0;b");
        Assert.Equal(@"a\x1b]0;b", (await StatusAsync()).GetProperty("owner").GetString());
    }

    [Fact]
    public async Task A_status_names_the_processes_that_take_requests()
    {
        await _gateway.WaitForReplicasAsync("warm", 1);
        var instances = (await AnnotationsAsync("warm")).GetProperty("irisbench.instances").GetString();
        Assert.StartsWith("warm-", instances, StringComparison.Ordinal);
        Assert.False((await AnnotationsAsync("fork")).TryGetProperty("irisbench.instances", out _));
    }

    private async Task TakeAsync(string token, string owner, int seconds = 60)
    {
        using var taken = await SendAsync(HttpMethod.Put, "/system/lease", token, JsonSerializer.Serialize(new { owner, seconds }));
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());
    }

    private Task<JsonElement> StatusAsync() => _gateway.Manager.GetFromJsonAsync<JsonElement>("/system/lease");

    private async Task<JsonElement> AnnotationsAsync(string function)
        => (await _gateway.StatusAsync(function)).GetProperty("annotations");

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, string? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body) };
        if (token is not null)
            request.Headers.Add("X-Irisbench-Lease", token);
        return _gateway.Manager.SendAsync(request);
    }
}
