using System.Net;
using System.Net.Sockets;
using IrisBench.Processes;
using IrisBench.Tests.Hosting;
using IrisBench.Tests.Publishing;

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

    [UnixTheory]
    [InlineData("the gateway")]
    [InlineData("the gateway and its watchdog")]
    public async Task Killing_leaves_no_process_of_a_function(string killed)
    {
        await using var gateway = await GatewayProcess.StartAsync(Functions);
        await gateway.WaitForReplicasAsync("warm", 2);
        var grandchild = await gateway.NumberAsync("warm", "child");
        var forks = Enumerable.Range(0, 3).Select(_ => gateway.CallAsync("fork", "hang-with-child")).ToArray();
        await Eventually.TrueAsync(() => gateway.Children().Count == 1 + 2 + forks.Length, "all processes are there");
        var all = gateway.Children().Append(grandchild).ToList();

        if (killed.EndsWith("watchdog", StringComparison.Ordinal))
            ProcessProbe.Kill(
                all.Single(id => File.ReadAllText($"/proc/{id}/cmdline").Contains("IrisBench.Processes.dll", StringComparison.Ordinal)));
        await gateway.KillAsync();

        await Eventually.TrueAsync(() => !all.Any(ProcessProbe.IsAlive), "no process is left");
        foreach (var call in forks)
            await Assert.ThrowsAnyAsync<Exception>(() => call);
    }

    [UnixFact]
    public async Task Killing_the_gateway_ends_what_left_the_session_of_its_function()
    {
        var mark = EnvironmentMark.Create("OF_THE_TEST");
        await using var gateway = await GatewayProcess.StartAsync(
            ("warm:Program", GatewayProcess.TestFunction), ($"warm:Environment:{mark.Name}", mark.Value));
        Assert.Equal("left", await gateway.TextAsync("warm", "daemon"));
        await Eventually.TrueAsync(() => mark.Holders().Any(id => ProcessProbe.NameOf(id) == "sleep"), "the daemon is there");

        await gateway.KillAsync();

        await Eventually.TrueAsync(() => mark.Holders().Count == 0, "nothing is left");
    }

    [UnixFact]
    public async Task A_gateway_that_cannot_listen_says_so_in_a_line_and_has_started_no_function()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var folder = new TemporaryFolder();
        var trace = Path.Combine(folder.Path, "started");

        var (exitCode, errors, output) = await GatewayProcess.RunToExitAsync(
            ("warm:Program", "/bin/touch"), ("warm:Arguments", trace), ("ASPNETCORE_URLS", $"http://{other.LocalEndpoint}"));

        Assert.Equal(1, exitCode);
        Assert.Contains("address already in use", Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
        Assert.False(File.Exists(trace));
    }

    [UnixFact]
    public async Task A_gateway_that_is_asked_to_end_answers_what_is_in_flight_and_takes_its_functions_with_it()
    {
        await using var gateway = await GatewayProcess.StartAsync(Functions);
        await gateway.WaitForReplicasAsync("warm", 2);
        var slow = gateway.TextAsync("warm", "sleep 1500");
        await gateway.WaitForCallsInFlightAsync("warm", 1);
        var all = gateway.Children();
        Assert.Equal(0, await gateway.StopAsync());
        Assert.Equal("slept", await slow);
        await Eventually.TrueAsync(() => !all.Any(ProcessProbe.IsAlive), "no process is left");
    }
}
