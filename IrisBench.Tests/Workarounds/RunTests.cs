using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using IrisBench.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace IrisBench.Tests.Workarounds;

/// <summary>How Aspire runs an application where nobody helps it, as <see cref="PublishTests"/>.</summary>
[Collection(OneSystemAtATime.Name)]
public sealed class RunTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Long enough for what would come by itself to have come.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);

    [UnixFact]
    public async Task An_AppHost_goes_on_when_the_dotnet_run_above_it_was_killed()
    {
        await using var run = new AspireProcess(
            "none",
            ["run", "--no-build", "--no-launch-profile", "--project", Projects.IrisBench_Tests_AppHost.ProjectPath, "--"],
            [("DOTNET_CLI_HOME", Path.GetTempPath()), ("ASPNETCORE_URLS", "http://127.0.0.1:0")]);
        var appHost = await run.StartAsync();

        await run.KillAsync();
        await Task.Delay(Moment);

        Assert.True(ProcessProbe.IsAlive(appHost), "Aspire ends what dotnet run left.");
        ProcessProbe.Signal(appHost, "TERM");
    }

    [UnixFact]
    public async Task A_killed_process_stays_ended_and_a_port_that_is_taken_is_given_all_the_same()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var patience = new CancellationTokenSource(Patience);
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.IrisBench_Tests_AppHost>(
            ["--Scenario=process", $"--Port={port}", "--DcpPublisher:RandomizePorts=false"], patience.Token);
        await using var app = await builder.BuildAsync(patience.Token);
        await app.StartAsync(patience.Token);
        var running = await app.ResourceNotifications.WaitForResourceAsync(
            "process",
            change => change.Snapshot.State?.Text == KnownResourceStates.Running && ProcessOf(change) is not null,
            patience.Token);

        Assert.Equal(port, app.GetEndpoint("process", "http").Port);
        ProcessProbe.Signal(ProcessOf(running)!.Value, "KILL");
        await app.ResourceNotifications.WaitForResourceAsync("process", KnownResourceStates.TerminalStates, patience.Token);
        await Task.Delay(Moment, patience.Token);

        Assert.True(app.ResourceNotifications.TryGetCurrentState(running.ResourceId, out var later));
        Assert.Contains(later.Snapshot.State?.Text, KnownResourceStates.TerminalStates);
    }

    [Fact]
    public void Aspire_does_not_wait_for_the_end_of_what_it_started_unless_it_is_told_to()
    {
        var options = typeof(DistributedApplication).Assembly.GetType("Aspire.Hosting.Dcp.DcpOptions", throwOnError: true)!;

        Assert.Equal(false, options.GetProperty("WaitForResourceCleanup")!.GetValue(Activator.CreateInstance(options, nonPublic: true)));
    }

    [Fact]
    public async Task A_process_that_is_not_ready_is_asked_again_only_after_a_second_and_then_later_and_later()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.IrisBench_Tests_AppHost>(patience.Token);
        var asked = new List<long>();
        var thrice = new TaskCompletionSource();
        builder.Services.AddHealthChecks().AddCheck("ready", () =>
        {
            asked.Add(Stopwatch.GetTimestamp());
            if (asked.Count == 3)
                thrice.TrySetResult();
            return HealthCheckResult.Unhealthy();
        });
        var process = builder.AddResource(new StartingProcess("process")).WithHealthCheck("ready");
        await using var app = await builder.BuildAsync(patience.Token);
        var questions = app.Services.GetServices<IHostedService>()
            .Single(service => service.GetType().Name == "ResourceHealthCheckService");

        await questions.StartAsync(patience.Token);
        await app.ResourceNotifications.PublishUpdateAsync(
            process.Resource, snapshot => snapshot with { State = KnownResourceStates.Running });
        await thrice.Task.WaitAsync(patience.Token);
        await questions.StopAsync(patience.Token);

        Assert.True(Stopwatch.GetElapsedTime(asked[0], asked[1]) > TimeSpan.FromSeconds(0.9));
        Assert.True(Stopwatch.GetElapsedTime(asked[1], asked[2]) > TimeSpan.FromSeconds(1.9));
    }

    [Fact]
    public async Task Telemetry_has_an_address_where_there_is_no_dashboard()
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });
        var project = builder.AddProject<Projects.IrisBench_Tests_Workload>("project");

        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT", await Model.VariablesAsync(project));
    }

    [NoContainerRuntimeFact]
    public async Task A_container_that_nobody_starts_keeps_a_test_from_starting_where_nothing_runs_containers()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.IrisBench_Tests_AppHost>(
            ["--Scenario=container", "--DcpPublisher:ContainerRuntimeInitializationTimeout=00:00:01"], patience.Token);
        await using var app = await builder.BuildAsync(patience.Token);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => app.StartAsync(patience.Token));

        Assert.Contains("ontainer runtime", refused.Message, StringComparison.Ordinal);
    }

    private static int? ProcessOf(ResourceEvent change)
        => change.Snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value is { } id
            ? Convert.ToInt32(id, CultureInfo.InvariantCulture)
            : null;

    private sealed class StartingProcess(string name) : Resource(name);
}

/// <summary>A test about a machine on which nothing runs containers.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NoContainerRuntimeFactAttribute : FactAttribute
{
    public NoContainerRuntimeFactAttribute()
    {
        if (Array.Exists(["docker", "podman"], Answers))
            Skip = "Something here runs containers.";
    }

    private static bool Answers(string program)
    {
        if (MissingTool.Find(program) is not { } path)
            return false;
        using var asked = Process.Start(new ProcessStartInfo(path, ["container", "ls", "--quiet"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return !asked.WaitForExit(TimeSpan.FromSeconds(10)) || asked.ExitCode == 0;
    }
}
