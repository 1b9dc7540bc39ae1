using System.Diagnostics;
using System.Globalization;
using IrisBench.AppHost.RunningSystem;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IrisBench.Tests.Experiments;

/// <summary>Small web servers in place of a system, for what the real one cannot be made to show at will.</summary>
internal sealed class StubSystem : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("irisbench-tests-");
    private readonly List<WebApplication> _servers = [];

    public Func<HttpContext, Task> Auth { get; init; } = Answer("""{"token":"t"}""");

    public Func<HttpContext, Task> Load { get; init; } = Answer("""{"checksum":1e-7}""");

    public Func<HttpContext, Task> Train { get; init; } = Answer("""{"accuracy":0.97}""");

    public Func<HttpContext, Task> Predict { get; init; } = Answer("""{"species":"setosa"}""");

    public Func<HttpContext, Task> Monolith { get; init; } = Answer(MonolithAnswer("setosa"));

    public Func<HttpContext, Task> MonolithMetrics { get; init; } = Metrics;

    /// <summary>A Prometheus server beside the monolith.</summary>
    public Func<HttpContext, Task> Prometheus { get; init; } = Fail(404);

    public StubGateway Gateway { get; init; } = new();

    public RunCredentials Credentials { get; } = new("iris", "for-a-stub", "admin", "for-a-gateway");

    public DirectoryInfo Results => new(Path.Combine(_directory.FullName, "results"));

    public RunTargets Targets { get; private set; } = new();

    public Dictionary<string, string> Environment => new()
    {
        ["IrisBench__StateFile"] = StatePath,
        ["IRISBENCH_PASSWORD"] = Credentials.Password,
        ["IRISBENCH_GATEWAY_PASSWORD"] = Credentials.GatewayPassword!,
    };

    private string StatePath => Path.Combine(_directory.FullName, "running.json");

    public static string MonolithAnswer(string species, double checksum = 1e-7) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"load":{"checksum":{{{checksum}}}},"train":{"accuracy":0.97},"predict":"""
        + $$$"""{"species":"{{{species}}}"},"seconds":{"auth":0.1,"load":0.1,"train":0.1,"predict":0.1}}""");

    public static Func<HttpContext, Task> Answer(string json) => context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    };

    public static Func<HttpContext, Task> Fail(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public static Task Metrics(HttpContext context) => context.Response.WriteAsync(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        # a comment, and a series that nobody asked for
        dotnet_gc_collections_total{gc_heap_generation="gen0"} 3
        dotnet_process_cpu_time_seconds_total{cpu_mode="user"} {{System.Environment.CpuUsage.UserTime.TotalSeconds}}
        dotnet_process_memory_working_set_bytes {{System.Environment.WorkingSet}}

        """));

    /// <summary>Two sides, the usual ones.</summary>
    public const string BothSides = "[{ name: functions, packaging: functions }, { name: monolith, packaging: monolith }]";

    /// <summary>Writes an experiment file that is over soon.</summary>
    public string WriteExperiment(string sides = BothSides, string more = "")
    {
        var path = Path.Combine(_directory.FullName, "experiment.yaml");
        File.WriteAllText(path, $$"""
            name: stub
            sides: {{sides}}
            rounds: 2
            warmUps: 1
            noiseFloor: false
            order: { randomised: false }
            pipeline: { flowers: [[5.1, 3.5, 1.4, 0.2]] }
            rest: { minimumSeconds: 0, maximumSeconds: 0.3 }
            measurement: { baselineSeconds: 0.1, settlingScrapes: 1, neighbourShare: 1 }
            {{more}}
            """);
        return path;
    }

    public async Task StartAsync()
    {
        var monolith = await ServeAsync(
            server =>
            {
                server.MapPost("/", new RequestDelegate(Monolith));
                server.MapPost("/api/v1/query", new RequestDelegate(Prometheus));
            },
            MonolithMetrics);
        var irisServer = await ServeAsync(_ => { }, Metrics);
        var gateway = await ServeAsync(
            server => Gateway.Map(server, new Dictionary<string, Func<HttpContext, Task>>
            {
                [ComponentNames.Auth] = Auth,
                [ComponentNames.Load] = Load,
                [ComponentNames.Train] = Train,
                [ComponentNames.Predict] = Predict,
            }),
            StubGateway.MetricsAsync);
        Targets = new RunTargets
        {
            Monolith = new Uri(monolith),
            Gateway = new Uri(gateway),
            Metrics = new Dictionary<string, Uri>
            {
                [ComponentNames.Monolith] = new($"{monolith}/metrics"),
                [ComponentNames.IrisServer] = new($"{irisServer}/metrics"),
                [ComponentNames.Gateway] = new($"{gateway}/metrics"),
            },
        };
        using var self = Process.GetCurrentProcess();
        RunningSystemFile.Write(StatePath, new RunningSystemState(
            RunningSystemState.CurrentSchema,
            self.Id,
            self.StartTime.ToUniversalTime(),
            new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                [ComponentNames.Monolith] = Both(monolith),
                [ComponentNames.IrisServer] = Both(irisServer),
                [ComponentNames.Gateway] = Both(gateway),
            }));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private static Dictionary<string, string> Both(string url) => new() { ["http"] = url, ["management"] = url };

    private async Task<string> ServeAsync(Action<WebApplication> map, Func<HttpContext, Task> metrics)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        map(server);
        server.MapGet("/metrics", new RequestDelegate(metrics));
        server.MapGet("/health", () => "Healthy");
        await server.StartAsync();
        _servers.Add(server);
        return server.Urls.Single();
    }
}
