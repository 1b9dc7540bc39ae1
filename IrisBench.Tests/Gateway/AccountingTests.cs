using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Gateway;

public sealed class AccountingTests
{
    private const double Megabyte = 1024 * 1024;
    private static readonly (string, string)[] Labels = [("function_name", "f.openfaas-fn"), ("namespace", "openfaas-fn")];

    [UnixFact]
    public async Task Processes_that_are_gone_before_the_next_scrape_are_accounted()
    {
        await using var gateway = await StartAsync("fork");
        Assert.Equal(0, await CpuAsync(gateway));
        for (var call = 0; call < 5; call++)
            await gateway.TextAsync("f", "burn 300");
        // The start of .NET comes on top.
        Assert.InRange(await CpuAsync(gateway), 5 * 0.3, 5 * 3);
        Assert.Equal(0, await gateway.MetricAsync("pod_memory_working_set_bytes", Labels));
    }

    [UnixFact]
    public async Task The_peak_of_a_forked_process_is_its_own()
    {
        await using var gateway = await StartAsync("fork");
        await gateway.TextAsync("f", "x");
        var small = await PeakAsync(gateway);
        // Linux begins the child's peak with the gateway's own, which is larger than that of so small a program.
        Assert.InRange(small, 15 * Megabyte, OwnPeak(gateway) - (2 * Megabyte));
        await gateway.TextAsync("f", "memory 300");
        Assert.InRange(await PeakAsync(gateway), small + (250 * Megabyte), small + (400 * Megabyte));
    }

    [UnixFact]
    public async Task The_cpu_counter_never_falls_when_replicas_come_and_go()
    {
        await using var gateway = await StartAsync("warm");
        var last = 0.0;
        foreach (var replicas in new[] { 2, 0, 1, 0 })
        {
            await gateway.ScaleAsync("f", replicas);
            await gateway.WaitForReplicasAsync("f", replicas);
            for (var look = 0; look < 20; look++)
            {
                var now = await CpuAsync(gateway);
                Assert.True(now >= last, $"{now} after {last}");
                last = now;
                await Task.Delay(20);
            }
        }

        Assert.True(last > 0.1);
    }

    [UnixFact]
    public async Task Living_replicas_are_accounted_by_the_clock_by_which_they_account_themselves()
    {
        await using var gateway = await StartAsync("warm");
        // Not to be had from hundredths of a second: several of these are short of one.
        for (var call = 0; call < 20; call++)
        {
            var itself = await OwnCpuAsync(gateway);
            var before = await CpuAsync(gateway);
            await gateway.TextAsync("f", "burn 40");
            var after = await CpuAsync(gateway);
            var used = await OwnCpuAsync(gateway) - itself;
            // The scrape of the gateway lies within what the function tells of itself.
            Assert.InRange(after - before, 0.04, used);
        }

        Assert.InRange((await gateway.MetricAsync("pod_memory_working_set_bytes", Labels))!.Value, 15 * Megabyte, 300 * Megabyte);
    }

    [UnixFact]
    public async Task Children_that_a_living_process_has_waited_for_are_accounted_to_its_function()
    {
        await using var gateway = await StartAsync("warm");
        await gateway.TextAsync("f", "x");
        var before = await CpuAsync(gateway);
        await gateway.TextAsync("f", "child-burns");
        Assert.InRange(await CpuAsync(gateway) - before, 0.3, 10);
    }

    [UnixFact]
    public async Task The_memory_of_a_living_process_is_what_it_calls_its_working_set()
    {
        await using var gateway = await StartAsync("warm");
        await gateway.TextAsync("f", "memory 200");
        var itself = double.Parse(await gateway.TextAsync("f", "working-set"), System.Globalization.CultureInfo.InvariantCulture);
        var told = (await gateway.MetricAsync("pod_memory_working_set_bytes", Labels))!.Value;
        Assert.InRange(told / itself, 0.98, 1.02);
    }

    private static Task<GatewayProcess> StartAsync(string mode)
        => GatewayProcess.StartAsync(("f:Program", GatewayProcess.TestFunction), ("f:Mode", mode));

    private static double OwnPeak(GatewayProcess gateway)
    {
        var line = File.ReadLines($"/proc/{gateway.Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(
            line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
            System.Globalization.CultureInfo.InvariantCulture) * 1024;
    }

    private static async Task<double> CpuAsync(GatewayProcess gateway)
        => (await gateway.MetricAsync("pod_cpu_usage_seconds_total", Labels))!.Value;

    // Its own getrusage.
    private static async Task<double> OwnCpuAsync(GatewayProcess gateway)
        => double.Parse(await gateway.TextAsync("f", "cpu-seconds"), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<double> PeakAsync(GatewayProcess gateway)
        => (await gateway.MetricAsync("irisbench_function_working_set_peak_bytes", ("function_name", "f.openfaas-fn")))!.Value;
}
