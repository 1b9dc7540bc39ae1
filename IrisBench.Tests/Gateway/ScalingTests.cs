using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Gateway;

public sealed class ScalingTests(ScalingTests.Fixture shared) : IClassFixture<ScalingTests.Fixture>
{
    private readonly GatewayProcess _gateway = shared.Gateway;

    [Fact]
    public async Task No_request_is_lost_while_the_function_is_scaled_up_down_and_to_zero()
    {
        const int calls = 2000;
        await _gateway.DeployAsync("scaled", "warm");
        await _gateway.TextAsync("scaled", "x");
        var done = 0;
        var load = Parallel.ForAsync(0, calls, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (call, _) =>
        {
            Assert.Equal($"call {call}", await _gateway.TextAsync("scaled", $"call {call}"));
            Interlocked.Increment(ref done);
        });
        foreach (var (replicas, after) in new[] { (4, 200), (1, 700), (0, 1000), (1, 1400), (4, 1700) })
        {
            await Eventually.TrueAsync(() => Volatile.Read(ref done) >= after || load.IsCompleted, $"{after} answers");
            await _gateway.ScaleAsync("scaled", replicas);
            if (after == 200)
                await _gateway.WaitForReplicasAsync("scaled", 4);
        }

        await load;
        Assert.Equal(calls, done);
        await _gateway.WaitForMetricAsync(
            calls + 1, "gateway_function_invocation_total", ("function_name", "scaled.openfaas-fn"), ("code", "200"));
        await _gateway.WaitForMetricAsync(calls + 1, "gateway_function_invocation_started", ("function_name", "scaled.openfaas-fn"));
    }

    [Fact]
    public async Task A_request_in_flight_outlives_its_replicas_scale_down()
    {
        await _gateway.DeployAsync("kept", "warm");
        var pid = await _gateway.NumberAsync("kept", "pid");
        var slow = _gateway.TextAsync("kept", "sleep 3000");
        await _gateway.WaitForCallsInFlightAsync("kept", 1);
        await _gateway.ScaleAsync("kept", 0);
        Assert.Equal(0, await _gateway.AvailableAsync("kept"));
        Assert.Equal("slept", await slow);
        await Eventually.TrueAsync(() => !ProcessProbe.IsAlive(pid), "its process is gone");
    }

    [Fact]
    public async Task Load_brings_replicas_up_to_the_label_and_no_further()
    {
        await _gateway.DeployAsync("loaded", "warm", [("com.openfaas.scale.target", "2"), ("com.openfaas.scale.max", "3")]);
        var slow = Enumerable.Range(0, 20).Select(_ => _gateway.TextAsync("loaded", "sleep 6000")).ToArray();
        await _gateway.WaitForReplicasAsync("loaded", 3);
        await Task.WhenAll(slow);
        Assert.Equal(3, await _gateway.MetricAsync("gateway_service_count", ("function_name", "loaded.openfaas-fn")));
    }

    [Theory]
    [InlineData("warm", 1)]
    [InlineData("fork", 0)]
    public async Task Another_compilation_of_the_program_answers_after_the_scale_call(string mode, int replicas)
    {
        var function = $"compiled-{mode}";
        var first = await _gateway.TextAsync(function, "program");
        using (var answer = await _gateway.SystemAsync(
            HttpMethod.Post, $"/system/scale-function/{function}", new { replicas, compilation = "other" }))
            Assert.Equal(202, (int)answer.StatusCode);

        // A replica is replaced, and what it is answering it still answers.
        await Eventually.TrueAsync(async () => await _gateway.TextAsync(function, "program") != first, "the other program answers");
        var annotations = (await _gateway.StatusAsync(function)).GetProperty("annotations");
        Assert.Equal("other", annotations.GetProperty("irisbench.compilation").GetString());
        using var unknown = await _gateway.SystemAsync(
            HttpMethod.Post, $"/system/scale-function/{function}", new { replicas, compilation = "native" });
        Assert.Contains("configured with other", await unknown.DetailAsync(400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mode_changes_at_run_time_by_the_scale_call()
    {
        await _gateway.DeployAsync("changed", "warm");
        await _gateway.TextAsync("changed", "x");
        await _gateway.ScaleAsync("changed", replicas: null, "fork");
        using (var forked = await _gateway.CallAsync("changed", "x"))
            Assert.Equal("fork", forked.Header("X-Cold-Start"));
        await _gateway.ScaleAsync("changed", 0, "zero");
        using (var first = await _gateway.CallAsync("changed", "x"))
            Assert.Equal("scale-from-zero", first.Header("X-Cold-Start"));
        await _gateway.ScaleAsync("changed", 2, "warm");
        await _gateway.WaitForReplicasAsync("changed", 2);
        using (var warm = await _gateway.CallAsync("changed", "x"))
            Assert.Equal("", warm.Header("X-Cold-Start"));
        Assert.Equal("warm", (await _gateway.StatusAsync("changed")).GetProperty("annotations").GetProperty("irisbench.mode").GetString());
    }

    public sealed class Fixture() : GatewayFixture(
        ("program:Program", GatewayProcess.TestFunction),
        ("program:Mode", "zero"),
        ("compiled-warm:Program", GatewayProcess.TestFunction),
        ("compiled-warm:Compilations:other", Path.ChangeExtension(GatewayProcess.TestFunction, null)),
        ("compiled-fork:Program", GatewayProcess.TestFunction),
        ("compiled-fork:Mode", "fork"),
        ("compiled-fork:Compilations:other", Path.ChangeExtension(GatewayProcess.TestFunction, null)));
}
