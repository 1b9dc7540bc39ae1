using System.Diagnostics;
using System.Globalization;
using IrisBench.AppHost.RunningSystem;
using IrisBench.Compare.RunningSystem;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IrisBench.Tests.Compare;

/// <summary>Small web servers in place of a system, for failures that the real one cannot be made to show at will.</summary>
internal sealed class BrokenSystem : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("irisbench-tests-");
    private readonly List<WebApplication> _servers = [];

    public Func<HttpContext, Task> Auth { get; init; } = Answer("""{"token":"t"}""");

    public Func<HttpContext, Task> Load { get; init; } = Answer("{}");

    public Func<HttpContext, Task> Predict { get; init; } = Answer("""{"species":"setosa"}""");

    public Func<HttpContext, Task> Monolith { get; init; } = Answer(MonolithAnswer("setosa"));

    public Func<HttpContext, Task> LoadMetrics { get; init; } = Metrics;

    public Dictionary<string, string> Environment => new()
    {
        ["IrisBench__StateFile"] = StatePath,
        ["IRISBENCH_PASSWORD"] = "for-a-stub",
    };

    private string StatePath => Path.Combine(_directory.FullName, "running.json");

    public static string MonolithAnswer(string species)
        => $$$"""{"predict":{"species":"{{{species}}}"},"seconds":{"auth":0.1,"load":0.1,"train":0.1,"predict":0.1}}""";

    public static Func<HttpContext, Task> Answer(string json) => context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    };

    public async Task StartAsync()
    {
        var urls = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            [ResourceNames.Auth] = await ServeAsync(Auth),
            [ResourceNames.Load] = await ServeAsync(Load, LoadMetrics),
            [ResourceNames.Train] = await ServeAsync(Answer("{}")),
            [ResourceNames.Predict] = await ServeAsync(Predict),
            [ResourceNames.Monolith] = await ServeAsync(Monolith),
            [ResourceNames.IrisServer] = await ServeAsync(Answer("{}")),
        };
        using var self = Process.GetCurrentProcess();
        RunningSystemFile.Write(
            StatePath, new RunningSystemState(RunningSystemState.CurrentSchema, self.Id, self.StartTime.ToUniversalTime(), urls));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        _directory.Delete(recursive: true);
    }

    private static Task Metrics(HttpContext context) => context.Response.WriteAsync(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        dotnet_process_cpu_time_seconds_total{cpu_mode="user"} {{System.Environment.CpuUsage.UserTime.TotalSeconds}}
        dotnet_process_memory_working_set_bytes {{System.Environment.WorkingSet}}

        """));

    private async Task<IReadOnlyDictionary<string, string>> ServeAsync(
        Func<HttpContext, Task> work, Func<HttpContext, Task>? metrics = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapPost("/", new RequestDelegate(work));
        server.MapGet("/metrics", new RequestDelegate(metrics ?? Metrics));
        server.MapGet("/health", () => "Healthy");
        await server.StartAsync();
        _servers.Add(server);
        return new Dictionary<string, string> { ["http"] = server.Urls.Single(), ["management"] = server.Urls.Single() };
    }
}
