using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Gateway;

public sealed class ZeroModeTests(ClassGateway shared) : IClassFixture<ClassGateway>
{
    private static readonly (string, string)[] Soon = [("com.openfaas.scale.zero-duration", "1s500ms")];

    private readonly GatewayProcess _gateway = shared.Gateway;

    [Fact]
    public async Task Concurrent_first_requests_start_one_process_and_wait_for_it()
    {
        await _gateway.DeployAsync("slow", "zero", Soon, ("READY_DELAY_MILLISECONDS", "500"));
        Assert.Equal(0, await _gateway.AvailableAsync("slow"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _gateway.CallAsync("slow", "pid")));
        Assert.All(answers, answer => Assert.Equal(200, (int)answer.StatusCode));
        Assert.All(answers, answer => Assert.Equal("scale-from-zero", answer.Header("X-Cold-Start")));
        Assert.Matches(
            @"^queue;dur=[\d.]+, start;dur=[\d.]+, ready;dur=[5-9]\d\d[\d.]+|ready;dur=\d{4}", answers[0].Header("Server-Timing"));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal(1, await _gateway.MetricAsync(
            "irisbench_function_cold_start_seconds_count", ("function_name", "slow.openfaas-fn"), ("kind", "scale-from-zero")));
    }

    [Fact]
    public async Task An_idle_function_is_stopped_and_comes_back()
    {
        await _gateway.DeployAsync("idle", "zero", Soon);
        var first = await _gateway.NumberAsync("idle", "pid");
        using (var warm = await _gateway.CallAsync("idle", "pid"))
            Assert.Equal("", warm.Header("X-Cold-Start"));
        await _gateway.WaitForReplicasAsync("idle", 0);
        await Eventually.TrueAsync(() => !ProcessProbe.IsAlive(first), "the process is gone");
        Assert.Equal(0, await _gateway.MetricAsync("gateway_service_count", ("function_name", "idle.openfaas-fn")));
        using var again = await _gateway.CallAsync("idle", "pid");
        Assert.Equal("scale-from-zero", again.Header("X-Cold-Start"));
        Assert.NotEqual($"{first}", await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_long_request_is_not_taken_for_idleness()
    {
        await _gateway.DeployAsync("busy", "zero", Soon);
        Assert.Equal("slept", await _gateway.TextAsync("busy", "sleep 4000"));
    }

    [Fact]
    public async Task It_comes_back_with_as_many_replicas_as_its_label_says()
    {
        await _gateway.DeployAsync("pair", "zero", [("com.openfaas.scale.min", "2")]);
        await _gateway.TextAsync("pair", "x");
        await _gateway.WaitForReplicasAsync("pair", 2);
    }
}
