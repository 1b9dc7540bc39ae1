namespace IrisBench.Tests.Gateway;

public sealed class ZeroModeTests
{
    private static readonly (string, string)[] Zero =
    [
        ("idle:Program", GatewayProcess.TestFunction),
        ("idle:Labels:com.openfaas.scale.zero", "true"),
        ("idle:Labels:com.openfaas.scale.zero-duration", "1s500ms"),
    ];

    [Fact]
    public async Task Concurrent_first_requests_start_one_process_and_wait_for_it()
    {
        await using var gateway = await GatewayProcess.StartAsync([.. Zero, ("idle:Environment:READY_DELAY_MILLISECONDS", "500")]);
        Assert.Equal(0, await gateway.AvailableAsync("idle"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => gateway.CallAsync("idle", "pid")));
        Assert.All(answers, answer => Assert.Equal(200, (int)answer.StatusCode));
        Assert.All(answers, answer => Assert.Equal("scale-from-zero", answer.Header("X-Cold-Start")));
        Assert.Matches(
            @"^queue;dur=[\d.]+, start;dur=[\d.]+, ready;dur=[5-9]\d\d[\d.]+|ready;dur=\d{4}", answers[0].Header("Server-Timing"));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal(1, await gateway.MetricAsync("irisbench_function_cold_start_seconds_count", ("kind", "scale-from-zero")));
    }

    [Fact]
    public async Task An_idle_function_is_stopped_and_comes_back()
    {
        await using var gateway = await GatewayProcess.StartAsync(Zero);
        var first = await gateway.NumberAsync("idle", "pid");
        using (var warm = await gateway.CallAsync("idle", "pid"))
            Assert.Equal("", warm.Header("X-Cold-Start"));
        await gateway.WaitForReplicasAsync("idle", 0);
        await Eventually.TrueAsync(() => gateway.Children().Count == 1, "only the watchdog is left");
        Assert.Equal(0, await gateway.MetricAsync("gateway_service_count", ("function_name", "idle.openfaas-fn")));
        using var again = await gateway.CallAsync("idle", "pid");
        Assert.Equal("scale-from-zero", again.Header("X-Cold-Start"));
        Assert.NotEqual($"{first}", await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_long_request_is_not_taken_for_idleness()
    {
        await using var gateway = await GatewayProcess.StartAsync(Zero);
        Assert.Equal("slept", await gateway.TextAsync("idle", "sleep 4000"));
    }

    [Fact]
    public async Task It_comes_back_with_as_many_replicas_as_its_label_says()
    {
        await using var gateway = await GatewayProcess.StartAsync(
            [.. Zero, ("idle:Labels:com.openfaas.scale.min", "2"), ("idle:Labels:com.openfaas.scale.zero-duration", "1h")]);
        await gateway.TextAsync("idle", "x");
        await gateway.WaitForReplicasAsync("idle", 2);
    }
}
