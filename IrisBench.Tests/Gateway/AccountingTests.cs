using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Gateway;

public sealed class AccountingTests(ClassGateway shared) : IClassFixture<ClassGateway>
{
    private const double Megabyte = 1024 * 1024;

    private readonly GatewayProcess _gateway = shared.Gateway;

    // Of this test alone.
    private readonly string _function = $"f{Guid.NewGuid():n}";

    private (string, string)[] Labels => [("function_name", $"{_function}.openfaas-fn"), ("namespace", "openfaas-fn")];

    [UnixFact]
    public async Task Processes_that_are_gone_before_the_next_scrape_are_accounted()
    {
        await _gateway.DeployAsync(_function, "fork");
        Assert.Equal(0, await CpuAsync());
        for (var call = 0; call < 5; call++)
            await _gateway.TextAsync(_function, "burn 300");
        // The start of .NET comes on top.
        Assert.InRange(await CpuAsync(), 5 * 0.3, 5 * 3);
        Assert.Equal(0, await _gateway.MetricAsync("pod_memory_working_set_bytes", Labels));
    }

    [UnixFact]
    public async Task The_peak_of_a_forked_process_is_its_own()
    {
        await _gateway.DeployAsync(_function, "fork");
        await _gateway.TextAsync(_function, "x");
        var small = await PeakAsync();
        // Linux begins the child's peak with the gateway's own, which is larger than that of so small a program.
        Assert.InRange(small, 15 * Megabyte, OwnPeak() - (2 * Megabyte));
        await _gateway.TextAsync(_function, "memory 300");
        Assert.InRange(await PeakAsync(), small + (250 * Megabyte), small + (400 * Megabyte));
    }

    [UnixFact]
    public async Task The_peak_of_another_mode_is_forgotten_with_its_processes()
    {
        await _gateway.DeployAsync(_function, "warm");
        await _gateway.TextAsync(_function, "memory 300");
        var large = await PeakAsync();
        Assert.True(large > 250 * Megabyte, $"{large} bytes");

        await _gateway.ScaleAsync(_function, replicas: null, "fork");
        await _gateway.TextAsync(_function, "x");

        await Eventually.TrueAsync(async () => await PeakAsync() < large - (200 * Megabyte), "the warm process and its peak are gone");
    }

    [UnixFact]
    public async Task The_cpu_counter_never_falls_when_replicas_come_and_go()
    {
        await _gateway.DeployAsync(_function, "warm");
        var last = 0.0;
        foreach (var replicas in new[] { 2, 0, 1, 0 })
        {
            await _gateway.ScaleAsync(_function, replicas);
            await _gateway.WaitForReplicasAsync(_function, replicas);
            for (var look = 0; look < 20; look++)
            {
                var now = await CpuAsync();
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
        await _gateway.DeployAsync(_function, "warm");
        // Not to be had from hundredths of a second: several of these are short of one.
        for (var call = 0; call < 20; call++)
        {
            var itself = await OwnCpuAsync();
            var before = await CpuAsync();
            await _gateway.TextAsync(_function, "burn 40");
            var after = await CpuAsync();
            var used = await OwnCpuAsync() - itself;
            // The scrape of the gateway lies within what the function tells of itself.
            Assert.InRange(after - before, 0.04, used);
        }

        Assert.InRange((await _gateway.MetricAsync("pod_memory_working_set_bytes", Labels))!.Value, 15 * Megabyte, 300 * Megabyte);
    }

    [UnixFact]
    public async Task Children_that_a_living_process_has_waited_for_are_accounted_to_its_function()
    {
        await _gateway.DeployAsync(_function, "warm");
        await _gateway.TextAsync(_function, "x");
        var before = await CpuAsync();
        await _gateway.TextAsync(_function, "child-burns");
        Assert.InRange(await CpuAsync() - before, 0.3, 10);
    }

    [UnixFact]
    public async Task The_memory_of_a_living_process_is_what_it_calls_its_working_set()
    {
        await _gateway.DeployAsync(_function, "warm");
        await _gateway.TextAsync(_function, "memory 200");
        var itself = double.Parse(await _gateway.TextAsync(_function, "working-set"), System.Globalization.CultureInfo.InvariantCulture);
        var told = (await _gateway.MetricAsync("pod_memory_working_set_bytes", Labels))!.Value;
        Assert.InRange(told / itself, 0.98, 1.02);
    }

    private double OwnPeak()
    {
        var line = File.ReadLines($"/proc/{_gateway.Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(
            line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
            System.Globalization.CultureInfo.InvariantCulture) * 1024;
    }

    private async Task<double> CpuAsync()
        => (await _gateway.MetricAsync("pod_cpu_usage_seconds_total", Labels))!.Value;

    // Its own getrusage.
    private async Task<double> OwnCpuAsync()
        => double.Parse(await _gateway.TextAsync(_function, "cpu-seconds"), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<double> PeakAsync()
        => (await _gateway.MetricAsync("irisbench_function_working_set_peak_bytes", Labels[0]))!.Value;
}
