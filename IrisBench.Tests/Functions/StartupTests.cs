using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.Hosting;

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

    // The image names ports, so does the pod, and the management port makes addresses of them.
    [UnixFact]
    public async Task Ports_that_are_named_twice_are_no_reason_for_a_warning()
    {
        var management = FreePort.Next();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var client = new HttpClient();
        var start = new ProcessStartInfo("dotnet", [StartedAssembly.PathOf("IrisLoad")])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_HTTP_PORTS"] = "8080";
        start.Environment["HTTP_PORTS"] = "8080";
        start.Environment["MANAGEMENT_PORT"] = management.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            await Eventually.TrueAsync(AliveAsync, "the process lives");
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync(timeout.Token);

            Assert.Equal(0, process.ExitCode);
            Assert.DoesNotContain("warn:", await output, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
        }

        async Task<bool> AliveAsync()
        {
            try
            {
                using var answer = await client.GetAsync($"http://127.0.0.1:{management}/alive", timeout.Token);
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }

    private static async Task RefusesAsync(string management, string url, string reason)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var start = new ProcessStartInfo("dotnet", [StartedAssembly.PathOf("IrisLoad")])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
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
