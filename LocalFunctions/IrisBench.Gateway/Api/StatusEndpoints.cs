using System.Text.Json.Serialization;
using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Api;

/// <summary>GET <c>/system/functions</c> and <c>/system/function/{name}</c>.</summary>
internal static class StatusEndpoints
{
    public static void MapStatus(this IEndpointRouteBuilder system)
    {
        system.MapGet("/functions", List);
        system.MapGet("/function/{name}", Get);
    }

    private static IResult List(HttpRequest request, FunctionRegistry functions, ProgramCatalog programs)
    {
        Namespaces.Check(request.Query["namespace"]);
        return TypedResults.Json(
            [.. functions.All.Select(function => FunctionStatuses.Of(function, programs, withUsage: false))],
            GatewayJson.Default.FunctionStatusArray);
    }

    private static IResult Get(HttpRequest request, string name, FunctionRegistry functions, ProgramCatalog programs)
    {
        Namespaces.Check(request.Query["namespace"]);
        return functions.Find(name) is { } function
            ? TypedResults.Json(FunctionStatuses.Of(function, programs, request.Query["usage"] == "1"), GatewayJson.Default.FunctionStatus)
            : TypedResults.Problem($"There is no function '{name}'.", statusCode: StatusCodes.Status404NotFound);
    }
}

/// <summary>A function as GET <c>/system/function/{name}</c> tells it (OpenFaaS's FunctionStatus). Zero values are left out.</summary>
internal sealed record FunctionStatus(
    string Name,
    string Image,
    string Namespace,
    string? EnvProcess,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations,
    long InvocationCount,
    int Replicas,
    int AvailableReplicas,
    DateTimeOffset CreatedAt,
    FunctionUsage? Usage);

/// <param name="Cpu">Thousandths of a core, on average since the one who asks asked last.</param>
/// <param name="TotalMemoryBytes">Resident memory of all replicas.</param>
internal sealed record FunctionUsage(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double Cpu,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double TotalMemoryBytes);

internal static class FunctionStatuses
{
    private const string CompilationAnnotation = "irisbench.compilation";
    private const string CompilationsAnnotation = "irisbench.compilations";

    /// <param name="function">The function.</param>
    /// <param name="programs">In which compilations its program is there.</param>
    /// <param name="withUsage">Whether to tell what it uses, as <c>faas-cli describe</c> asks.</param>
    public static FunctionStatus Of(Function function, ProgramCatalog programs, bool withUsage)
    {
        var specification = function.Specification;
        var replicas = function.Status();
        return new FunctionStatus(
            function.Name,
            specification.Image,
            FunctionName.Namespace,
            specification.EnvProcess,
            new Dictionary<string, string>(specification.Labels) { ["faas_function"] = function.Name },
            Annotations(function, programs),
            function.Calls.Completed,
            replicas.Replicas,
            replicas.Ready,
            function.CreatedAt,
            withUsage ? Usage(function) : null);
    }

    private static Dictionary<string, string> Annotations(Function function, ProgramCatalog programs)
    {
        var annotations = new Dictionary<string, string>(function.Specification.Annotations)
        {
            [FunctionPolicy.ModeLabel] = function.Mode.ToText(),
        };
        if (string.Join(',', programs.CompilationsOf(function.Program)) is { Length: > 0 } compilations)
        {
            annotations[CompilationAnnotation] = function.Program.Compilation;
            annotations[CompilationsAnnotation] = compilations;
        }

        return annotations;
    }

    private static FunctionUsage Usage(Function function)
        => new(function.CpuRate.MilliCores(function.Ledger.CpuSeconds), function.Ledger.Memory().ResidentBytes);
}
