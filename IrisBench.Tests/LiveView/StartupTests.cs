using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace IrisBench.Tests.LiveView;

public sealed class StartupTests : IDisposable
{
    private readonly LiveFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Targets__Monolith")]
    [InlineData("Targets__GatewayManagement")]
    [InlineData("Credentials__Password")]
    [InlineData("Credentials__GatewayPassword")]
    public async Task Without_a_setting_it_refuses_to_start_and_names_it(string missing)
    {
        var settings = LiveViewProcess.Settings(_folder);
        settings[missing] = null;

        var (exitCode, _, errors) = await LiveViewProcess.RefuseAsync(settings);

        Assert.Equal(1, exitCode);
        Assert.Equal(
            $"live-view: setting {missing.Replace("__", ":", StringComparison.Ordinal)} is missing (environment variable {missing}).",
            errors.Trim());
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:8080", "this machine only")]
    [InlineData("Targets__Gateway", "ftp://gateway", "http or https")]
    [InlineData("Results__Path", "/dev/null/results", "cannot be made")]
    [InlineData("MANAGEMENT_PORT", "many", "port from 1 to 65535")]
    public async Task A_wrong_setting_is_one_line(string setting, string value, string message)
    {
        var settings = LiveViewProcess.Settings(_folder);
        settings[setting] = value;

        var (exitCode, _, errors) = await LiveViewProcess.RefuseAsync(settings);

        Assert.Equal(1, exitCode);
        Assert.Contains(message, Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_not_replaced_by_another_that_nobody_knows_of()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var settings = LiveViewProcess.Settings(_folder);
        settings["ASPNETCORE_URLS"] = $"http://localhost:{((IPEndPoint)other.LocalEndpoint).Port}";

        var (exitCode, _, errors) = await LiveViewProcess.RefuseAsync(settings);

        Assert.Equal(1, exitCode);
        Assert.Contains("in use", Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_page_does_not_keep_it_from_ending()
    {
        await using var live = await LiveViewProcess.StartAsync(LiveViewProcess.Settings(_folder));
        using var client = await LiveClient.LogInAsync(live.Address);
        var connected = new TaskCompletionSource();
        var watching = client.WatchAsync((_, _) => connected.TrySetResult() && false);
        await connected.Task;

        var started = Stopwatch.GetTimestamp();
        var exitCode = await live.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
        // The stream was ended, not broken off.
        var end = await Assert.ThrowsAsync<InvalidOperationException>(() => watching);
        Assert.Contains("The events ended", end.Message, StringComparison.Ordinal);
    }
}
