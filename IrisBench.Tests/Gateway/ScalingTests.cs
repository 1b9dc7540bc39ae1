namespace IrisBench.Tests.Gateway;

public sealed class ScalingTests
{
    [Fact]
    public async Task No_request_is_lost_while_the_function_is_scaled_up_down_and_to_zero()
    {
        const int calls = 2000;
        await using var gateway = await GatewayProcess.StartAsync(("warm:Program", GatewayProcess.TestFunction));
        await gateway.TextAsync("warm", "x");
        var done = 0;
        var load = Parallel.ForAsync(0, calls, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (call, _) =>
        {
            Assert.Equal($"call {call}", await gateway.TextAsync("warm", $"call {call}"));
            Interlocked.Increment(ref done);
        });
        foreach (var (replicas, after) in new[] { (4, 200), (1, 700), (0, 1000), (1, 1400), (4, 1700) })
        {
            await Eventually.TrueAsync(() => Volatile.Read(ref done) >= after || load.IsCompleted, $"{after} answers");
            await gateway.ScaleAsync("warm", replicas);
            if (after == 200)
                await gateway.WaitForReplicasAsync("warm", 4);
        }

        await load;
        Assert.Equal(calls, done);
        await gateway.WaitForMetricAsync(
            calls + 1, "gateway_function_invocation_total", ("function_name", "warm.openfaas-fn"), ("code", "200"));
        await gateway.WaitForMetricAsync(calls + 1, "gateway_function_invocation_started", ("function_name", "warm.openfaas-fn"));
    }

    [Fact]
    public async Task A_request_in_flight_outlives_its_replicas_scale_down()
    {
        await using var gateway = await GatewayProcess.StartAsync(("warm:Program", GatewayProcess.TestFunction));
        await gateway.TextAsync("warm", "x");
        var slow = gateway.TextAsync("warm", "sleep 3000");
        await Eventually.TrueAsync(
            async () => await gateway.MetricAsync("irisbench_function_requests_in_flight", ("function_name", "warm.openfaas-fn")) == 1,
            "one in flight");
        await gateway.ScaleAsync("warm", 0);
        Assert.Equal(0, await gateway.AvailableAsync("warm"));
        Assert.Equal("slept", await slow);
        await Eventually.TrueAsync(() => gateway.Children().Count == 1, "only the watchdog is left");
    }

    [Fact]
    public async Task Load_brings_replicas_up_to_the_label_and_no_further()
    {
        await using var gateway = await GatewayProcess.StartAsync(
            ("warm:Program", GatewayProcess.TestFunction),
            ("warm:Labels:com.openfaas.scale.target", "2"),
            ("warm:Labels:com.openfaas.scale.max", "3"));
        var slow = Enumerable.Range(0, 20).Select(_ => gateway.TextAsync("warm", "sleep 6000")).ToArray();
        await gateway.WaitForReplicasAsync("warm", 3);
        await Task.WhenAll(slow);
        Assert.Equal(3, await gateway.MetricAsync("gateway_service_count", ("function_name", "warm.openfaas-fn")));
    }

    [Theory]
    [InlineData("warm", 1)]
    [InlineData("fork", 0)]
    public async Task Another_compilation_of_the_program_answers_after_the_scale_call(string mode, int replicas)
    {
        await using var gateway = await GatewayProcess.StartAsync(
            ("f:Program", GatewayProcess.TestFunction), ("f:Mode", mode),
            ("f:Compilations:other", Path.ChangeExtension(GatewayProcess.TestFunction, null)));
        var first = await gateway.TextAsync("f", "program");
        using (var answer = await gateway.SystemAsync(HttpMethod.Post, "/system/scale-function/f", new { replicas, compilation = "other" }))
            Assert.Equal(202, (int)answer.StatusCode);

        // A replica is replaced, and what it is answering it still answers.
        await Eventually.TrueAsync(async () => await gateway.TextAsync("f", "program") != first, "the other program answers");
        Assert.Equal("other", (await gateway.StatusAsync("f")).GetProperty("annotations").GetProperty("irisbench.compilation").GetString());
        using var unknown = await gateway.SystemAsync(
            HttpMethod.Post, "/system/scale-function/f", new { replicas, compilation = "native" });
        Assert.Contains("configured with other", await unknown.DetailAsync(400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mode_changes_at_run_time_by_the_scale_call()
    {
        await using var gateway = await GatewayProcess.StartAsync(("f:Program", GatewayProcess.TestFunction));
        await gateway.TextAsync("f", "x");
        await gateway.ScaleAsync("f", replicas: null, "fork");
        using (var forked = await gateway.CallAsync("f", "x"))
            Assert.Equal("fork", forked.Header("X-Cold-Start"));
        await gateway.ScaleAsync("f", 0, "zero");
        using (var first = await gateway.CallAsync("f", "x"))
            Assert.Equal("scale-from-zero", first.Header("X-Cold-Start"));
        await gateway.ScaleAsync("f", 2, "warm");
        await gateway.WaitForReplicasAsync("f", 2);
        using (var warm = await gateway.CallAsync("f", "x"))
            Assert.Equal("", warm.Header("X-Cold-Start"));
        Assert.Equal("warm", (await gateway.StatusAsync("f")).GetProperty("annotations").GetProperty("irisbench.mode").GetString());
    }
}
