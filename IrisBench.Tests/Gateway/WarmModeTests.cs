using System.Globalization;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Gateway;

public sealed class WarmModeTests
{
    [Fact]
    public async Task A_crash_is_502_and_the_next_request_is_answered_by_a_new_process()
    {
        await using var gateway = await GatewayProcess.StartAsync(("warm:Program", GatewayProcess.TestFunction));
        var before = await gateway.NumberAsync("warm", "pid");
        for (var crash = 0; crash < 3; crash++)
        {
            using var answer = await gateway.CallAsync("warm", "crash");
            Assert.Contains("signal 9", await answer.DetailAsync(502), StringComparison.Ordinal);
            using var next = await gateway.CallAsync("warm", "pid");
            Assert.Equal(200, (int)next.StatusCode);
            var after = int.Parse(await next.Content.ReadAsStringAsync(), CultureInfo.InvariantCulture);
            Assert.NotEqual(before, after);
            before = after;
        }
    }

    [Fact]
    public async Task A_killed_replica_is_replaced_without_a_request()
    {
        await using var gateway = await GatewayProcess.StartAsync(("warm:Program", GatewayProcess.TestFunction));
        var pid = await gateway.NumberAsync("warm", "pid");
        ProcessProbe.Kill(pid);
        await Eventually.TrueAsync(
            async () => await gateway.MetricAsync("irisbench_function_cold_start_seconds_count", ("kind", "new-process")) == 2,
            "a second process");
        using var answer = await gateway.CallAsync("warm", "pid");
        Assert.Equal("", answer.Header("X-Cold-Start"));
        Assert.NotEqual($"{pid}", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Requests_are_spread_over_the_replicas()
    {
        await using var gateway = await GatewayProcess.StartAsync(
            ("warm:Program", GatewayProcess.TestFunction), ("warm:Labels:com.openfaas.scale.min", "3"));
        await gateway.WaitForReplicasAsync("warm", 3);
        var inTurn = new List<int>();
        for (var call = 0; call < 9; call++)
            inTurn.Add(await gateway.NumberAsync("warm", "pid"));
        Assert.Equal(3, inTurn.Distinct().Count());

        // Two that wait keep two replicas busy: what comes meanwhile goes to the third.
        var slow = new[] { gateway.TextAsync("warm", "sleep 3000"), gateway.TextAsync("warm", "sleep 3000") };
        await Eventually.TrueAsync(
            async () => await gateway.MetricAsync("irisbench_function_requests_in_flight", ("function_name", "warm.openfaas-fn")) == 2,
            "two in flight");
        var meanwhile = new[]
        {
            await gateway.NumberAsync("warm", "pid"), await gateway.NumberAsync("warm", "pid"), await gateway.NumberAsync("warm", "pid"),
        };
        if (!slow.Any(call => call.IsCompleted))
            Assert.Single(meanwhile.Distinct());
        await Task.WhenAll(slow);
    }

    [Fact]
    public async Task A_timeout_is_504_and_kills_the_process_tree_but_no_other_request()
    {
        await using var gateway = await GatewayProcess.StartAsync(
            ("warm:Program", GatewayProcess.TestFunction), ("warm:TimeoutSeconds", "4"));
        var pid = await gateway.NumberAsync("warm", "pid");
        var child = await gateway.NumberAsync("warm", "child");
        var hanging = gateway.CallAsync("warm", "sleep 60000");
        await Task.Delay(2000);
        var other = gateway.TextAsync("warm", "sleep 3000");
        using var answer = await hanging;
        Assert.Contains("4 s", await answer.DetailAsync(504), StringComparison.Ordinal);
        Assert.Equal("slept", await other);
        await Eventually.TrueAsync(() => !ProcessProbe.IsAlive(pid) && !ProcessProbe.IsAlive(child), "process and child are gone");
        Assert.NotEqual(pid, await gateway.NumberAsync("warm", "pid"));
    }

    [Fact]
    public async Task More_requests_than_allowed_are_429()
    {
        await using var gateway = await GatewayProcess.StartAsync(("warm:Program", GatewayProcess.TestFunction), ("warm:MaxInFlight", "2"));
        await gateway.TextAsync("warm", "x");
        var slow = new[] { gateway.TextAsync("warm", "sleep 2000"), gateway.TextAsync("warm", "sleep 2000") };
        await Eventually.TrueAsync(
            async () => await gateway.MetricAsync("irisbench_function_requests_in_flight", ("function_name", "warm.openfaas-fn")) == 2,
            "two in flight");
        using var refused = await gateway.CallAsync("warm", "x");
        Assert.Contains("2", await refused.DetailAsync(429), StringComparison.Ordinal);
        Assert.Equal("1", refused.Header("Retry-After"));
        await Task.WhenAll(slow);
        Assert.Equal("x", await gateway.TextAsync("warm", "x"));
    }

    [Fact]
    public async Task A_program_that_does_not_start_is_502_with_its_own_words()
    {
        await using var gateway = await GatewayProcess.StartAsync(
            ("warm:Program", GatewayProcess.TestFunction), ("warm:Environment:REFUSE_TO_START", "the model is missing"));
        using var answer = await gateway.CallAsync("warm", "x");
        var detail = await answer.DetailAsync(502);
        Assert.Contains("exit code 9", detail, StringComparison.Ordinal);
        Assert.Contains("the model is missing", detail, StringComparison.Ordinal);
    }
}
