using System.Text.Json;
using IrisBench.Processes;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Gateway;

/// <summary>What is done on purpose to the processes of a function.</summary>
public sealed class FaultTests(ClassGateway shared) : IClassFixture<ClassGateway>
{
    private readonly GatewayProcess _gateway = shared.Gateway;

    [Theory]
    [InlineData("kill")]
    [InlineData("restart")]
    public async Task What_is_ended_is_replaced_and_another_function_is_left_alone(string fault)
    {
        await _gateway.DeployAsync($"{fault}-one", "warm");
        await _gateway.DeployAsync($"{fault}-other", "warm");
        var (one, other) = (await _gateway.NumberAsync($"{fault}-one", "pid"), await _gateway.NumberAsync($"{fault}-other", "pid"));

        Assert.Equal(1, await DoAsync($"{fault}-one", new { @do = fault }));

        await Eventually.TrueAsync(() => !ProcessProbe.IsAlive(one), "it has ended");
        // One call may still meet it, before its end is seen.
        await Eventually.TrueAsync(
            async () =>
            {
                using var answer = await _gateway.CallAsync($"{fault}-one", "pid");
                return answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync() != $"{one}";
            },
            "another process answers");
        Assert.Equal(other, await _gateway.NumberAsync($"{fault}-other", "pid"));
    }

    [Fact]
    public async Task What_is_stopped_goes_on_by_itself_and_answers_what_was_asked_meanwhile()
    {
        await _gateway.DeployAsync("stopped", "warm");
        var pid = await _gateway.NumberAsync("stopped", "pid");

        Assert.Equal(1, await DoAsync("stopped", new { @do = "stop", seconds = 1.5 }));

        await Eventually.TrueAsync(() => ProcStat.Of(pid)!.State == 'T', "it stands still");
        Assert.Equal(pid, await _gateway.NumberAsync("stopped", "pid"));
    }

    [Fact]
    public async Task Where_nothing_runs_nothing_is_done()
    {
        await _gateway.DeployAsync("idle", "zero");

        Assert.Equal(0, await DoAsync("idle", new { @do = "kill" }));
    }

    [Theory]
    [InlineData("""{"do":"slow"}""", 400)]
    [InlineData("""{"do":"stop"}""", 400)]
    [InlineData("""{"do":"stop","seconds":601}""", 400)]
    [InlineData("""{"do":"kill","seconds":1}""", 400)]
    [InlineData("""{}""", 400)]
    public async Task What_is_no_fault_is_refused(string body, int status)
    {
        using var answer = await _gateway.SystemAsync(HttpMethod.Post, "/system/fault/any", JsonElement.Parse(body));

        Assert.Contains("do must be kill or restart, or stop with seconds", await answer.DetailAsync(status), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_no_function_there_is_no_fault()
    {
        using var answer = await _gateway.SystemAsync(HttpMethod.Post, "/system/fault/nobody", new { @do = "kill" });

        Assert.Contains("There is no function 'nobody'", await answer.DetailAsync(404), StringComparison.Ordinal);
    }

    private async Task<int> DoAsync(string function, object fault)
    {
        using var answer = await _gateway.SystemAsync(HttpMethod.Post, $"/system/fault/{function}", fault);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text).GetProperty("processes").GetInt32();
    }
}
