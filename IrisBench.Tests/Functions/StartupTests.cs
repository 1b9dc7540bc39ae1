using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Functions;

public sealed partial class StartupTests
{
    [Fact]
    public Task A_management_port_that_is_none_is_refused_in_one_line()
        => RefusesAsync(management: "eighty", url: "http://127.0.0.1:0", "MANAGEMENT_PORT must be a port");

    [Fact]
    public async Task A_taken_port_is_refused_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await RefusesAsync(management: "", url: $"http://{taken.LocalEndpoint}", "address already in use");
    }

    // The image names ports, so does the pod, and the management port makes addresses of them.
    [UnixFact]
    public async Task Ports_that_are_named_twice_are_no_reason_for_a_warning()
    {
        await using var process = StartedProcess.OfAssembly("IrisLoad", [],
        [
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPNETCORE_HTTP_PORTS", "8080"), ("HTTP_PORTS", "8080"),
            ("MANAGEMENT_PORT", FreePort.Next().ToString(CultureInfo.InvariantCulture)),
        ]);
        await process.LinesAsync(Started());

        Assert.Equal(0, await process.EndAsync());
        Assert.DoesNotContain("warn:", process.Output, StringComparison.Ordinal);
    }

    private static async Task RefusesAsync(string management, string url, string reason)
    {
        await using var process = StartedProcess.OfAssembly("IrisLoad", [], [("ASPNETCORE_URLS", url), ("MANAGEMENT_PORT", management)]);
        var (exitCode, _, errors) = await process.WaitAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    [GeneratedRegex("Application started")]
    private static partial Regex Started();
}
