using System.Net;
using System.Net.Sockets;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Publishing;

public class RefusalTests
{
    [Fact]
    public async Task An_unknown_step_is_refused_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        var output = Path.Combine(folder.Path, "out");
        var run = await AppHostRun.OfAsync(folder.Path, "--operation", "publish", "--step", "no-such-step", "--output-path", output);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("'no-such-step' not found", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("many")]
    public async Task A_number_of_monoliths_that_cannot_be_is_refused(string number)
    {
        using var folder = new TemporaryFolder();
        var run = await AppHostRun.OfAsync(
            folder.Path, "--operation", "publish", "--step", "publish", "--output-path", Path.Combine(folder.Path, "out"),
            $"--IrisBench:MonolithMaxReplicas={number}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"MonolithMaxReplicas must be a number from 2 to 100, not '{number}'", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_needs_a_place()
    {
        using var folder = new TemporaryFolder();
        var run = await AppHostRun.OfAsync(folder.Path, "--publisher", "manifest");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("--output-path", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_system_beside_the_first_is_told_in_one_line_what_to_do()
    {
        using var folder = new TemporaryFolder();
        using var first = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        first.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        first.Listen();
        await using var second = StartedProcess.OfAssembly(
            "IrisBench.AppHost", [],
            [
                ("HOME", folder.Path), ("DOTNET_ENVIRONMENT", "Development"), ("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true"),
                ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://127.0.0.1:0"),
                ("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", $"http://127.0.0.1:{((IPEndPoint)first.LocalEndPoint!).Port}"),
                ("IrisBench__StateFile", Path.Combine(folder.Path, "running.json")),
            ]);

        var (exitCode, _, errors) = await second.WaitAsync();

        Assert.Equal(1, exitCode);
        var line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: Failed to bind", line, StringComparison.Ordinal);
        Assert.Contains("irisbench compare --fresh", errors, StringComparison.Ordinal);
    }
}
