using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides;
using IrisBench.Tests.Telemetry;
using Microsoft.Extensions.Hosting;

namespace IrisBench.Tests.EndToEnd;

/// <summary>The whole system, started through the AppHost as a user would, with a store and ports of its own.</summary>
public sealed class RunningSystem : Fixture
{
    public const string User = "iris";
    public const string Password = "correct horse battery staple";

    public static readonly IReadOnlyList<string> Functions = ["iris-auth", "iris-load", "iris-train", "iris-predict"];

    /// <summary>What does the work; the gateway only leads to the functions.</summary>
    public static readonly IReadOnlyList<string> Workloads = ["iris-server", .. Functions, "monolith"];

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _store = Directory.CreateTempSubdirectory("irisbench-tests-");
    private DistributedApplication? _app;
    private OtlpReceiver? _telemetry;

    /// <summary>Where irisbench finds the system.</summary>
    public string StateFile => Path.Combine(_store.FullName, "running.json");

    /// <summary>What the processes tell, where Aspire's dashboard would take it.</summary>
    internal OtlpReceiver Telemetry => _telemetry ?? throw new InvalidOperationException("The system is not started.");

    private DistributedApplication App => _app ?? throw new InvalidOperationException("The system is not started.");

    protected override async Task StartAsync()
    {
        using var timeout = new CancellationTokenSource(StartTimeout);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.IrisBench_AppHost>(
            [
                $"--Parameters:iris-user={User}",
                $"--Parameters:iris-password={Password}",
                $"--Parameters:gateway-password={Password}",
                "--Parameters:jwt-signing-key=a key for tests that is longer than thirty-two bytes",
                $"--IrisServer:StorePath={Path.Combine(_store.FullName, "iris-server.db")}",
                $"--IrisBench:StateFile={StateFile}",
            ],
            // As a user's system at rest: Aspire has a system under development tell its telemetry once a second.
            (_, settings) => settings.EnvironmentName = Environments.Production,
            timeout.Token);
        _telemetry = await OtlpReceiver.StartAsync();
        // The testing package names an address of OTLP over gRPC at which nobody listens.
        builder.Configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = null;
        builder.Configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = _telemetry.Endpoint;
        builder.Configuration["AppHost:OtlpApiKey"] = OtlpReceiver.Key;
        _app = await builder.BuildAsync(timeout.Token);
        await _app.StartAsync(timeout.Token);
        foreach (var workload in Workloads)
        {
            await _app.ResourceNotifications.WaitForResourceHealthyAsync(workload, timeout.Token);
        }
    }

    public override async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_telemetry is not null)
        {
            await _telemetry.DisposeAsync();
        }

        _store.Delete(recursive: true);
    }

    /// <summary>
    /// A client for a workload's work: a function's leads through the gateway. Addresses are relative, without a slash in front.
    /// </summary>
    public HttpClient Client(string workload, string endpoint = "http")
    {
        if (!Functions.Contains(workload))
            return App.CreateHttpClient(workload, endpoint);
        var client = App.CreateHttpClient("gateway");
        client.BaseAddress = new Uri(client.BaseAddress!, $"/function/{workload}/");
        return client;
    }

    /// <summary>A client for a workload's health and metrics: a function's is that of its first process.</summary>
    public async Task<HttpClient> ManagementClientAsync(string workload)
    {
        if (!Functions.Contains(workload))
            return App.CreateHttpClient(workload, "management");
        using var gateway = App.CreateHttpClient("gateway", "management");
        var targets = await gateway.GetFromJsonAsync<JsonElement>(new Uri("targets", UriKind.Relative));
        var target = targets.EnumerateArray()
            .First(target => target.GetProperty("labels").GetProperty("component").GetString() == workload);
        var client = App.CreateHttpClient("gateway");
        client.BaseAddress = new Uri($"http://{target.GetProperty("targets")[0].GetString()}/");
        return client;
    }

    /// <summary>An experiment on this system, as irisbench runs it.</summary>
    internal RunRequest Request(Experiment experiment, DirectoryInfo results) => new()
    {
        Experiment = experiment,
        Targets = new RunTargets
        {
            Monolith = AddressOf(ComponentNames.Monolith),
            Gateway = AddressOf(ComponentNames.Gateway),
            Metrics = new[] { ComponentNames.Monolith, ComponentNames.Gateway, ComponentNames.IrisServer }
                .ToDictionary(name => name, name => new Uri(AddressOf(name, "management"), "/metrics")),
        },
        Credentials = new RunCredentials(User, Password, "admin", Password),
        Results = results,
        Command = "irisbench compare",
    };

    public async Task StopAsync(string workload)
    {
        await ExecuteAsync(workload, KnownResourceCommands.StopCommand);
        using var timeout = new CancellationTokenSource(StartTimeout);
        await App.ResourceNotifications.WaitForResourceAsync(workload, KnownResourceStates.TerminalStates, timeout.Token);
    }

    public async Task StartAsync(string workload)
    {
        await ExecuteAsync(workload, KnownResourceCommands.StartCommand);
        using var timeout = new CancellationTokenSource(StartTimeout);
        // The news that it runs may come after the command's end: what is known of it until then is that it was stopped.
        await App.ResourceNotifications.WaitForResourceHealthyAsync(workload, WaitBehavior.WaitOnResourceUnavailable, timeout.Token);
    }

    private Uri AddressOf(string workload, string endpoint = "http") => App.GetEndpoint(workload, endpoint);

    private async Task ExecuteAsync(string workload, string command)
    {
        using var timeout = new CancellationTokenSource(StartTimeout);
        var result = await App.ResourceCommands.ExecuteCommandAsync(workload, command, timeout.Token);
        Assert.True(result.Success, $"{command} {workload}: {result.Message}");
    }
}

/// <summary>One running system for the tests that leave it as they found it; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedSystemCollection : ICollectionFixture<RunningSystem>
{
    public const string Name = "shared running system";
}
