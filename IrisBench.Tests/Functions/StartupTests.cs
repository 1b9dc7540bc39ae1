using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace IrisBench.Tests.Functions;

public sealed class StartupTests
{
    [Fact]
    public async Task A_management_port_that_is_none_is_refused_in_one_line()
        => await RefusesAsync(management: "eighty", url: "http://127.0.0.1:0", "MANAGEMENT_PORT must be a port");

    [Fact]
    public async Task A_taken_port_is_refused_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await RefusesAsync(management: "", url: $"http://127.0.0.1:{port}", "address already in use");
    }

    private static async Task RefusesAsync(string management, string url, string reason)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var start = new ProcessStartInfo("dotnet", [StartedAssembly.PathOf("IrisLoad")]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = url;
        start.Environment["MANAGEMENT_PORT"] = management;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = await process.StandardError.ReadToEndAsync(timeout.Token);
        await output;
        await process.WaitForExitAsync(timeout.Token);

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }
}
