using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using IrisBench.Experiments.Sides;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IrisBench.Tests.Experiments;

/// <summary>As much of an OpenFaaS gateway, and of Knative's ingress, as irisbench asks for.</summary>
internal sealed class StubGateway
{
    /// <summary>Under which the functions are there too, each by its host, as Knative has them.</summary>
    public const string KnativeDomain = "knative-fn.example.org";

    private readonly ConcurrentDictionary<string, (int Replicas, string? Mode)> _functions = new(
        ComponentNames.Functions.Select(name => KeyValuePair.Create(name, (1, (string?)"warm"))));

    /// <summary>Whether it says that it is irisbench's own.</summary>
    public bool IsOurs { get; init; } = true;

    /// <summary>In which compilations it has every function.</summary>
    public string? Compilations { get; init; }

    /// <summary>The policy that it says scales every function.</summary>
    public string? Scaling { get; set; }

    /// <summary>The functions and compilations that were asked for, in order.</summary>
    public ConcurrentQueue<(string Function, string Compilation)> Compiled { get; } = [];

    /// <summary>What was asked of its scale call, in order.</summary>
    public ConcurrentQueue<(string Function, int Replicas, string? Mode)> Scaled { get; } = [];

    /// <summary>Somebody else who has the lease of the system.</summary>
    public string? LeasedTo { get; set; }

    /// <summary>Who has taken the lease or renewed it, in order; null is that it was given back.</summary>
    public ConcurrentQueue<string?> Leases { get; } = [];

    /// <summary>Puts a function into another mode, as somebody beside irisbench can.</summary>
    public void Change(string function, int replicas, string mode) => _functions[function] = (replicas, mode);

    public void Map(WebApplication server, IReadOnlyDictionary<string, Func<HttpContext, Task>> functions)
    {
        foreach (var (name, work) in functions)
        {
            server.MapPost($"/function/{name}", new RequestDelegate(work));
            server.MapPost("/", new RequestDelegate(work)).RequireHost($"{name}.{KnativeDomain}");
        }

        server.MapGet("/system/info", (HttpContext context) =>
        {
            context.Response.Headers["X-Served-By"] = IsOurs ? "irisbench-gateway/1.0 (development stand-in)" : "openfaas-ce/0.27.14";
            return "{}";
        });
        server.MapPost("/system/scale-function/{name}", ScaleAsync);
        server.MapPut("/system/lease", async (HttpContext context) =>
        {
            if (LeasedTo is { } other)
                return Microsoft.AspNetCore.Http.Results.Problem($"The system is being measured by {other}.", statusCode: 409);
            Leases.Enqueue((await context.Request.ReadFromJsonAsync<JsonElement>()).GetProperty("owner").GetString());
            return Microsoft.AspNetCore.Http.Results.Json(new { });
        });
        server.MapDelete("/system/lease", () => Leases.Enqueue(null));
        server.MapGet("/system/function/{name}", (string name) => TypedResults.Json(new
        {
            name,
            replicas = _functions[name].Replicas,
            availableReplicas = _functions[name].Replicas,
            annotations = new Dictionary<string, string?>
            {
                ["irisbench.mode"] = _functions[name].Mode,
                ["irisbench.compilations"] = Compilations,
                ["irisbench.scaling"] = Scaling,
            },
        }));
    }

    public static async Task MetricsAsync(HttpContext context)
    {
        await StubSystem.Metrics(context);
        foreach (var function in ComponentNames.Functions)
        {
            await context.Response.WriteAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"pod_cpu_usage_seconds_total{{function_name=\"{function}.openfaas-fn\",namespace=\"openfaas-fn\"}} "
                + $"{Environment.CpuUsage.UserTime.TotalSeconds}\n"
                + $"pod_memory_working_set_bytes{{function_name=\"{function}.openfaas-fn\",namespace=\"openfaas-fn\"}} 1000000\n"));
        }
    }

    private async Task<IResult> ScaleAsync(string name, HttpContext context)
    {
        var body = await context.Request.ReadFromJsonAsync<JsonElement>();
        var mode = body.TryGetProperty("mode", out var asked) ? asked.GetString() : null;
        var replicas = body.GetProperty("replicas").GetInt32();
        Scaled.Enqueue((name, replicas, mode));
        if (body.TryGetProperty("compilation", out var compilation))
            Compiled.Enqueue((name, compilation.GetString()!));
        _functions[name] = (replicas, mode);
        return TypedResults.Accepted((string?)null);
    }
}
