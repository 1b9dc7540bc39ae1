using System.Globalization;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Gateway;

public sealed class WarmModeTests(WarmModeTests.Fixture shared) : IClassFixture<WarmModeTests.Fixture>
{
    private readonly GatewayProcess _gateway = shared.Gateway;

    [Fact]
    public async Task A_crash_is_502_and_the_next_request_is_answered_by_a_new_process()
    {
        await _gateway.DeployAsync("crashing", "warm");
        var before = await _gateway.NumberAsync("crashing", "pid");
        for (var crash = 0; crash < 3; crash++)
        {
            using var answer = await _gateway.CallAsync("crashing", "crash");
            Assert.Contains("signal 9", await answer.DetailAsync(502), StringComparison.Ordinal);
            using var next = await _gateway.CallAsync("crashing", "pid");
            Assert.Equal(200, (int)next.StatusCode);
            var after = int.Parse(await next.Content.ReadAsStringAsync(), CultureInfo.InvariantCulture);
            Assert.NotEqual(before, after);
            before = after;
        }
    }

    [Fact]
    public async Task A_killed_replica_is_replaced_without_a_request()
    {
        await _gateway.DeployAsync("killed", "warm");
        var pid = await _gateway.NumberAsync("killed", "pid");
        ProcessProbe.Kill(pid);
        await _gateway.WaitForMetricAsync(
            2, "irisbench_function_cold_start_seconds_count", ("function_name", "killed.openfaas-fn"), ("kind", "new-process"));
        using var answer = await _gateway.CallAsync("killed", "pid");
        Assert.Equal("", answer.Header("X-Cold-Start"));
        Assert.NotEqual($"{pid}", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Requests_are_spread_over_the_replicas()
    {
        await _gateway.DeployAsync("spread", "warm", [("com.openfaas.scale.min", "3")]);
        await _gateway.WaitForReplicasAsync("spread", 3);
        var inTurn = new List<int>();
        for (var call = 0; call < 9; call++)
            inTurn.Add(await _gateway.NumberAsync("spread", "pid"));
        Assert.Equal(3, inTurn.Distinct().Count());

        // Two that wait keep two replicas busy: what comes meanwhile goes to the third.
        var slow = new[] { _gateway.TextAsync("spread", "sleep 3000"), _gateway.TextAsync("spread", "sleep 3000") };
        await _gateway.WaitForCallsInFlightAsync("spread", 2);
        var meanwhile = new[]
        {
            await _gateway.NumberAsync("spread", "pid"), await _gateway.NumberAsync("spread", "pid"),
            await _gateway.NumberAsync("spread", "pid"),
        };
        if (!slow.Any(call => call.IsCompleted))
            Assert.Single(meanwhile.Distinct());
        await Task.WhenAll(slow);
    }

    [Fact]
    public async Task A_timeout_is_504_and_kills_the_process_tree_but_no_other_request()
    {
        var pid = await _gateway.NumberAsync("hasty", "pid");
        var child = await _gateway.NumberAsync("hasty", "child");
        var hanging = _gateway.CallAsync("hasty", "sleep 60000");
        await Task.Delay(2000);
        var other = _gateway.TextAsync("hasty", "sleep 3000");
        using var answer = await hanging;
        Assert.Contains("4 s", await answer.DetailAsync(504), StringComparison.Ordinal);
        Assert.Equal("slept", await other);
        await Eventually.TrueAsync(() => !ProcessProbe.IsAlive(pid) && !ProcessProbe.IsAlive(child), "process and child are gone");
        Assert.NotEqual(pid, await _gateway.NumberAsync("hasty", "pid"));
    }

    [Fact]
    public async Task More_requests_than_allowed_are_429()
    {
        await _gateway.TextAsync("limited", "x");
        var slow = new[] { _gateway.TextAsync("limited", "sleep 2000"), _gateway.TextAsync("limited", "sleep 2000") };
        await _gateway.WaitForCallsInFlightAsync("limited", 2);
        using var refused = await _gateway.CallAsync("limited", "x");
        Assert.Contains("2", await refused.DetailAsync(429), StringComparison.Ordinal);
        Assert.Equal("1", refused.Header("Retry-After"));
        await Task.WhenAll(slow);
        Assert.Equal("x", await _gateway.TextAsync("limited", "x"));
    }

    [Fact]
    public async Task A_program_that_does_not_start_is_502_with_its_own_words()
    {
        await _gateway.DeployAsync("refusing", "warm", variable: ("REFUSE_TO_START", "the model is missing"));
        using var answer = await _gateway.CallAsync("refusing", "x");
        var detail = await answer.DetailAsync(502);
        Assert.Contains("exit code 9", detail, StringComparison.Ordinal);
        Assert.Contains("the model is missing", detail, StringComparison.Ordinal);
    }

    public sealed class Fixture() : GatewayFixture(
        ("program:Program", GatewayProcess.TestFunction),
        ("program:Mode", "zero"),
        ("hasty:Program", GatewayProcess.TestFunction),
        ("hasty:TimeoutSeconds", "4"),
        ("limited:Program", GatewayProcess.TestFunction),
        ("limited:MaxInFlight", "2"));
}
