using System.Net;
using System.Net.Sockets;

namespace IrisBench.Tests.Hosting.Embedded;

public class StartTests
{
    [Fact]
    public async Task The_table_shows_every_process_once_all_are_healthy()
    {
        using var home = new TemporaryHome();
        await using var appHost = AppHostProcess.Start(home.Path);

        Assert.Equal(2, (await appHost.WorkloadsAsync()).Distinct().Count());
        Assert.DoesNotContain('\u001b', appHost.Output);
    }

    [Fact]
    public async Task A_change_after_the_table_is_one_line()
    {
        using var home = new TemporaryHome();
        await using var appHost = AppHostProcess.Start(home.Path);
        var workloads = await appHost.WorkloadsAsync();

        System.Diagnostics.Process.GetProcessById(workloads[0]).Kill();

        await appHost.SaysAsync("* back: Finished (exit code 137)");
    }

    [Fact]
    public async Task A_taken_port_is_said_in_one_line_and_nothing_is_started()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var home = new TemporaryHome();
        await using var appHost = AppHostProcess.Start(home.Path, $"--BackPort={port}");

        Assert.Equal(1, await appHost.ExitAsync());
        Assert.Equal($"error: Port {port} of resource 'back' (endpoint 'http') is already in use.", appHost.Output.Trim());
    }

    [Fact]
    public async Task A_missing_parameter_is_said_in_one_line_that_tells_how_to_set_it()
    {
        using var home = new TemporaryHome();
        await using var appHost = AppHostProcess.Start(home.Path, "--WithRequired=true");

        Assert.Equal(1, await appHost.ExitAsync());
        var line = Assert.Single(appHost.Output.Trim().Split('\n'));
        Assert.Contains("Parameters:required-value", line, StringComparison.Ordinal);
        Assert.Contains("Parameters__required_value=VALUE", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--publisher manifest", "--output-path")]
    [InlineData("--operation publish", "--step")]
    [InlineData("--operation publish --step no-such-step", "'no-such-step' not found")]
    public async Task Publishing_without_a_place_or_a_step_is_refused_in_one_line(string arguments, string missing)
    {
        using var home = new TemporaryHome();
        await using var appHost = AppHostProcess.Start(home.Path, arguments.Split(' '));

        Assert.Equal(1, await appHost.ExitAsync());
        Assert.Contains(missing, Assert.Single(appHost.Output.Trim().Split('\n')), StringComparison.Ordinal);
    }
}
