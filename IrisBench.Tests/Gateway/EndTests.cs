using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Gateway;

public sealed class EndTests
{
    private static readonly (string, string)[] Functions =
    [
        ("warm:Program", GatewayProcess.TestFunction),
        ("warm:Labels:com.openfaas.scale.min", "2"),
        ("fork:Program", GatewayProcess.TestFunction),
        ("fork:Mode", "fork"),
    ];

    [UnixFact]
    public async Task Killing_the_gateway_leaves_no_process_of_a_function()
    {
        await using var gateway = await GatewayProcess.StartAsync(Functions);
        await gateway.WaitForReplicasAsync("warm", 2);
        var grandchild = await gateway.NumberAsync("warm", "child");
        var forks = Enumerable.Range(0, 6).Select(_ => gateway.CallAsync("fork", "hang-with-child")).ToArray();
        await Eventually.TrueAsync(() => gateway.Children().Count == 1 + 2 + forks.Length, "all processes are there");
        var all = gateway.Children().Append(grandchild).ToList();

        await gateway.KillAsync();

        await Eventually.TrueAsync(() => !all.Any(ProcessProbe.IsAlive), "no process is left");
        foreach (var call in forks)
            await Assert.ThrowsAnyAsync<Exception>(() => call);
    }

    [UnixFact]
    public async Task A_gateway_that_is_asked_to_end_answers_what_is_in_flight_and_takes_its_functions_with_it()
    {
        await using var gateway = await GatewayProcess.StartAsync(Functions);
        await gateway.WaitForReplicasAsync("warm", 2);
        var slow = gateway.TextAsync("warm", "sleep 1500");
        await Eventually.TrueAsync(async () => await gateway.MetricAsync("irisbench_function_requests_in_flight", ("function_name", "warm.openfaas-fn")) == 1, "one in flight");
        var all = gateway.Children();
        Assert.Equal(0, await gateway.StopAsync());
        Assert.Equal("slept", await slow);
        await Eventually.TrueAsync(() => !all.Any(ProcessProbe.IsAlive), "no process is left");
    }
}
