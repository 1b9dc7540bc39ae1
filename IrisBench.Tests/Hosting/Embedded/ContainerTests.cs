using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace IrisBench.Tests.Hosting.Embedded;

/// <summary>What can be said of containers without a container runtime: a program that notes its arguments stands in for one.</summary>
public sealed class ContainerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-containers-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Without_a_container_runtime_a_container_says_what_it_needs_and_the_rest_goes_on()
    {
        await using var application = await TestApplication.StartAsync(
            builder =>
            {
                AddContainer(builder);
                builder.AddWorkload("workload");
            },
            "--ASPIRE_CONTAINER_RUNTIME=no-such-runtime");

        var failed = await application.WhenAsync("box", snapshot => snapshot.State?.Text == KnownResourceStates.FailedToStart);
        await application.HealthyAsync("workload");

        Assert.Contains(failed.Snapshot.Properties, property => property is { Name: "error", Value: "example.org/box:1.2 needs a container runtime: docker or podman, on PATH and running." });
    }

    [UnixFact]
    public async Task A_container_runtime_that_does_not_answer_is_none()
    {
        await using var application = await TestApplication.StartAsync(builder => AddContainer(builder), $"--ASPIRE_CONTAINER_RUNTIME={Runtime("exit 1")}");

        await application.StateAsync("box", KnownResourceStates.FailedToStart);
    }

    [UnixFact]
    public async Task A_container_runs_in_the_foreground_on_loopback_with_no_value_of_a_variable_on_the_command_line()
    {
        await using var application = await TestApplication.StartAsync(
            builder => AddContainer(builder),
            $"--ASPIRE_CONTAINER_RUNTIME={Runtime("""[ "$1" = run ] || exit 0; printf '%s\n' "$@" "given $PASSWORD" > arguments; mv arguments done; exec sleep 600""")}");
        await application.StateAsync("box", KnownResourceStates.Running);
        var written = Path.Combine(_folder.FullName, "done");
        while (!File.Exists(written))
            await Task.Delay(50, application.Timeout);
        var port = application.App.GetEndpoint("box").Port;

        var arguments = await File.ReadAllLinesAsync(written, application.Timeout);

        Assert.StartsWith("box-", arguments[3], StringComparison.Ordinal);
        Assert.Equal(
            [
                "run", "--rm", "--name", arguments[3],
                "--publish", $"127.0.0.1:{port}:{port}",
                "--mount", $"type=bind,source={_folder.FullName},target=/inside,readonly",
                "--env", "PASSWORD",
                "--network=host",
                "example.org/box:1.2",
                "--first",
                "given confidential",
            ],
            arguments);
    }

    private IResourceBuilder<ContainerResource> AddContainer(IDistributedApplicationBuilder builder) =>
        builder.AddContainer("box", "example.org/box", "1.2")
            .WithHttpEndpoint()
            .WithBindMount(_folder.FullName, "/inside", isReadOnly: true)
            .WithEnvironment("PASSWORD", "confidential")
            .WithContainerRuntimeArgs("--network=host")
            .WithArgs("--first");

    private string Runtime(string script)
    {
        var path = Path.Combine(_folder.FullName, "runtime");
        File.WriteAllText(path, $"#!/bin/sh\ncd {_folder.FullName}\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
