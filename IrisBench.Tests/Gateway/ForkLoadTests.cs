using System.Globalization;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Gateway;

public sealed class ForkLoadTests : IDisposable
{
    // Small, as it is the gateway that is looked at.
    private const string Program = """
        cat > /dev/null
        echo $$
        """;

    private const int Calls = 100;
    private const int Concurrency = 16;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [UnixFact]
    public async Task A_hundred_forks_leave_no_process_no_zombie_and_no_pipe()
    {
        var program = Path.Combine(_folder.FullName, "program");
        await File.WriteAllTextAsync(program, Program);
        await using var gateway = await GatewayProcess.StartAsync(
            ("fork:Program", "/bin/sh"), ("fork:ForkArguments", program), ("fork:Mode", "fork"));
        await RunAsync(gateway, Concurrency);
        var (children, files) = (gateway.Children().Count, gateway.OpenFiles());

        var pids = await RunAsync(gateway, Calls);

        Assert.Equal(Calls, pids.Distinct().Count());
        await Eventually.TrueAsync(() => gateway.Children().Count <= children, $"no more than {children} children, zombies included");
        // Sockets of the callers come and go; a leaked pipe a call would be hundreds.
        await Eventually.TrueAsync(() => gateway.OpenFiles() <= files + Concurrency, $"about {files} open files");
        Assert.All(pids, pid => Assert.False(ProcessProbe.IsAlive(pid)));
        await gateway.WaitForMetricAsync(
            Calls + Concurrency, "gateway_function_invocation_total", ("function_name", "fork.openfaas-fn"), ("code", "200"));
    }

    private static async Task<IReadOnlyList<int>> RunAsync(GatewayProcess gateway, int calls)
    {
        var pids = new int[calls];
        await Parallel.ForAsync(0, calls, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (call, _) =>
            pids[call] = int.Parse(await gateway.TextAsync("fork", "pid"), CultureInfo.InvariantCulture));
        return pids;
    }
}
