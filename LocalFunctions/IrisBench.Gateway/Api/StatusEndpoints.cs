using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using IrisBench.Gateway.Contract;
using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Api;

/// <summary>What is told under <c>/system</c>: GET of functions, one function, its logs, the gateway and the namespaces.</summary>
internal static class StatusEndpoints
{
    public static void MapStatus(this IEndpointRouteBuilder system)
    {
        system.MapGet("/functions", List);
        system.MapGet("/function/{name}", Get);
        system.MapGet("/logs", Logs);
        system.MapGet("/info", static () => TypedResults.Json(GatewayInfo.Own(), GatewayJson.Default.GatewayInfo));
        system.MapGet("/namespaces", static () => TypedResults.Json([FunctionStatus.OnlyNamespace], GatewayJson.Default.StringArray));
    }

    private static IResult List(HttpRequest request, FunctionRegistry functions, ProgramCatalog programs, SystemLease lease)
    {
        Namespaces.Check(request.Query["namespace"]);
        return TypedResults.Json(
            [.. functions.All.Select(function => StatusOf(function, programs, lease, withUsage: false))],
            GatewayContractJson.Default.FunctionStatusArray);
    }

    // faas-cli describe asks for the use.
    private static IResult Get(HttpRequest request, string name, FunctionRegistry functions, ProgramCatalog programs, SystemLease lease)
    {
        Namespaces.Check(request.Query["namespace"]);
        return TypedResults.Json(
            StatusOf(functions.Named(name), programs, lease, request.Query["usage"] == "1"), GatewayContractJson.Default.FunctionStatus);
    }

    private static FunctionStatus StatusOf(Function function, ProgramCatalog programs, SystemLease lease, bool withUsage)
    {
        var (specification, replicas) = (function.Specification, function.Status());
        return new FunctionStatus(
            function.Name,
            specification.Image,
            FunctionStatus.OnlyNamespace,
            specification.EnvProcess,
            new Dictionary<string, string>(specification.Labels) { ["faas_function"] = function.Name },
            Annotations(function, programs, lease),
            function.Calls.Completed,
            replicas.Replicas,
            replicas.Ready,
            function.CreatedAt,
            withUsage
                ? new FunctionUsage(function.CpuRate.MilliCores(function.Ledger.CpuSeconds), function.Ledger.Memory().ResidentBytes)
                : null);
    }

    private static Dictionary<string, string> Annotations(Function function, ProgramCatalog programs, SystemLease lease)
    {
        var annotations = new Dictionary<string, string>(function.Specification.Annotations)
        {
            [FunctionStatus.ModeAnnotation] = function.Mode.ToText(),
        };
        if (function.Policy.ActiveScaling is { } scaling)
            annotations[FunctionStatus.ScalingAnnotation] = scaling.Name;
        if (string.Join(',', programs.CompilationsOf(function.Program)) is { Length: > 0 } compilations)
        {
            annotations[FunctionStatus.CompilationAnnotation] = function.Program.Compilation;
            annotations[FunctionStatus.CompilationsAnnotation] = compilations;
        }

        var instances = string.Join(',', function.Replicas.Ready.Select(replica => replica.Instance).Order(StringComparer.Ordinal));
        if (instances.Length > 0)
            annotations[FunctionStatus.InstancesAnnotation] = instances;
        if (lease.Owner is { } owner)
            annotations[FunctionStatus.LeaseAnnotation] = owner;

        return annotations;
    }

    // The last lines of a function's processes, one JSON object a line. It does not follow.
    private static IResult Logs(HttpRequest request, FunctionRegistry functions)
    {
        Namespaces.Check(request.Query["namespace"]);
        var function = functions.Named(request.Query["name"].ToString());
        var lines = Wanted(request.Query, function.Log.Last()).Select(line => JsonSerializer.Serialize(
            new LogMessage(function.Name, FunctionStatus.OnlyNamespace, line.Instance, line.Timestamp, line.Text),
            GatewayContractJson.Default.LogMessage) + "\n");
        return TypedResults.Text(string.Concat(lines), "application/x-ndjson");
    }

    private static IEnumerable<FunctionLogLine> Wanted(IQueryCollection query, IEnumerable<FunctionLogLine> lines)
    {
        if (query["instance"].ToString() is { Length: > 0 } instance)
            lines = lines.Where(line => line.Instance == instance);
        if (query["since"].ToString() is { Length: > 0 } since)
        {
            var from = DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, out var time)
                ? time
                : throw new RefusedException($"since must be a time (RFC 3339), not '{since}'.");
            lines = lines.Where(line => line.Timestamp >= from);
        }

        if (query["tail"].ToString() is { Length: > 0 } tail)
            lines = int.TryParse(tail, out var count)
                ? (count > 0 ? lines.TakeLast(count) : lines)
                : throw new RefusedException($"tail must be a number, not '{tail}'.");
        return lines;
    }
}

/// <summary>The answer of <c>/system/info</c>.</summary>
internal sealed record GatewayInfo(ProviderInfo Provider, VersionInfo Version, string Arch)
{
    public static GatewayInfo Own()
    {
        var program = Assembly.GetExecutingAssembly();
        var release = program.GetName().Version!.ToString(3);
        var version = program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+');
        var sha = version is [_, var hash] ? hash : "unknown";
        return new GatewayInfo(
            new ProviderInfo(GatewayHeaders.LocalGateway, new VersionInfo(null, sha, release), "local processes"),
            new VersionInfo("A development stand-in for OpenFaaS: it runs local processes, not containers.", sha, release),
            RuntimeInformation.OSArchitecture is var arch && arch == Architecture.X64 ? "x86_64" : arch.ToString().ToLowerInvariant());
    }
}

internal sealed record ProviderInfo(string Provider, VersionInfo Version, string Orchestration);

internal sealed record VersionInfo([property: JsonPropertyName("commit_message")] string? CommitMessage, string Sha, string Release);
