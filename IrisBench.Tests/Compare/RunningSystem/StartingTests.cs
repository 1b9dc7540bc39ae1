using System.Runtime.Versioning;
using IrisBench.Tests.Experiments;
using IrisBench.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace IrisBench.Tests.Compare.RunningSystem;

/// <summary>What is told before anything is measured: of the system that is up, and of one that cannot be started.</summary>
public class StartingTests
{
    [Fact]
    public async Task A_running_Debug_build_is_told_before_it_is_measured_and_what_to_do_instead()
    {
        await using var system = new StubSystem
        {
            Monolith = StubSystem.Fail(500),
            MonolithMetrics = async context =>
            {
                await StubSystem.Metrics(context);
                await context.Response.WriteAsync("irisbench_process_info{configuration=\"Debug\",compilation=\"jit\"} 1\n");
            },
        };
        await system.StartAsync();

        var (exitCode, _, error) = await IrisBenchProcess.RunAsync(
            system.Environment, "compare", "--experiment", system.WriteExperiment(), "--results", system.Results.FullName);

        Assert.Equal(1, exitCode);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Using the running system", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("It is a Debug build", lines[1], StringComparison.Ordinal);
        Assert.Contains("--fresh", lines[1], StringComparison.Ordinal);
    }

    // Another system is up, and must not be used.
    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_build_that_fails_runs_in_the_repository_and_its_last_lines_are_told()
    {
        await using var system = new StubSystem();
        await system.StartAsync();
        var dotnet = new FileInfo(Path.Combine(system.Results.Parent!.FullName, "dotnet"));
        await File.WriteAllTextAsync(
            dotnet.FullName, "#!/bin/sh\necho \"built in $PWD\"\necho 'A compatible .NET SDK was not found.' >&2\nexit 145\n");
        File.SetUnixFileMode(dotnet.FullName, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var environment = new Dictionary<string, string>(system.Environment) { ["DOTNET_HOST_PATH"] = dotnet.FullName };

        var (exitCode, _, error) = await IrisBenchProcess.RunAsync(
            environment, "compare", "--fresh", "--experiment", system.WriteExperiment(), "--results", system.Results.FullName);

        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("Using the running system", error, StringComparison.Ordinal);
        var message = error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.Contains("cannot be published (exit code 145)", message, StringComparison.Ordinal);
        Assert.Contains($"built in {RepositoryRoot.File("IrisBench.AppHost")} | A compatible .NET SDK", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_of_its_own_goes_with_no_address()
        => Assert.Equal(
            (2, "irisbench: --fresh starts a system on this machine: it goes with no address, and with no system of your own.\n"),
            await ErrorAsync("compare", "--fresh", "--monolith", "http://127.0.0.1:9", "--gateway", "http://127.0.0.1:9",
                "--monolith-metrics", "http://127.0.0.1:9", "--gateway-metrics", "http://127.0.0.1:9",
                "--iris-server-metrics", "http://127.0.0.1:9"));

    private static async Task<(int ExitCode, string Error)> ErrorAsync(params string[] arguments)
    {
        var (exitCode, _, error) = await IrisBenchProcess.RunAsync(arguments);
        return (exitCode, error);
    }
}
