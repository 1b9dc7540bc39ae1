using System.Text.Json;
using System.Text.Json.Serialization;

// What the gateway and those that call it name alike. It is compiled into each of them, as none of them needs more of the gateway.
namespace IrisBench.Gateway.Contract;

/// <summary>Headers of a function's answer, and of the request that it gets. Those of a call are OpenFaaS's, the others ours.</summary>
internal static class GatewayHeaders
{
    public const string CallId = "X-Call-Id";
    public const string StartTime = "X-Start-Time";
    public const string DurationSeconds = "X-Duration-Seconds";
    public const string ServedBy = "X-Served-By";
    public const string InstanceId = "X-Instance-Id";
    public const string InstanceStarted = "X-Instance-Started";
    public const string ColdStart = "X-Cold-Start";
    public const string ServerTiming = "Server-Timing";

    /// <summary>Ours: the token of who holds the lease, with every request that changes functions.</summary>
    public const string Lease = "X-Irisbench-Lease";

    /// <summary>How the value of <see cref="ServedBy"/> begins where it is not OpenFaaS that serves.</summary>
    public const string LocalGateway = "irisbench-gateway";
}

/// <summary>How requests get a process. OpenFaaS has no names for that.</summary>
internal static class ModeNames
{
    /// <summary>Replicas are kept running.</summary>
    public const string Warm = "warm";

    /// <summary>The first request starts a replica; an idle time ends it.</summary>
    public const string Zero = "zero";

    /// <summary>Each request gets a process of its own, as the classic watchdog does it.</summary>
    public const string Fork = "fork";
}

/// <summary>Why a request waited for a process: values of <see cref="GatewayHeaders.ColdStart"/> and of the metrics' label kind.</summary>
internal static class ColdStartNames
{
    /// <summary>There was no replica, and none was wanted.</summary>
    public const string ScaleFromZero = "scale-from-zero";

    /// <summary>A replica that is wanted was not there yet, or not any more.</summary>
    public const string NewProcess = "new-process";

    /// <summary>Each request has its own process.</summary>
    public const string Fork = "fork";
}

/// <summary>A function as GET <c>/system/function/{name}</c> tells it (OpenFaaS's FunctionStatus). Zero values are left out.</summary>
internal sealed record FunctionStatus(
    string Name = "",
    string? Image = null,
    string? Namespace = null,
    string? EnvProcess = null,
    IReadOnlyDictionary<string, string>? Labels = null,
    IReadOnlyDictionary<string, string>? Annotations = null,
    double InvocationCount = 0,
    int Replicas = 0,
    int AvailableReplicas = 0,
    DateTimeOffset CreatedAt = default,
    FunctionUsage? Usage = null)
{
    public const string OnlyNamespace = "openfaas-fn";
    public const string ModeAnnotation = "irisbench.mode";
    public const string CompilationAnnotation = "irisbench.compilation";
    public const string CompilationsAnnotation = "irisbench.compilations";
    public const string InstancesAnnotation = "irisbench.instances";
    public const string LeaseAnnotation = "irisbench.lease";
    public const string ScalingAnnotation = "irisbench.scaling";

    /// <summary>One of <see cref="ModeNames"/>; null from another gateway than ours.</summary>
    [JsonIgnore]
    public string? Mode => Annotations?.GetValueOrDefault(ModeAnnotation);

    /// <summary>As what it is compiled; null where our gateway has it in one way only, and from another gateway.</summary>
    [JsonIgnore]
    public string? Compilation => Annotations?.GetValueOrDefault(CompilationAnnotation);

    /// <summary>Its processes that take requests, by names that are not given again; null where nobody tells them.</summary>
    [JsonIgnore]
    public string? Instances => Annotations?.GetValueOrDefault(InstancesAnnotation);

    /// <summary>Who holds the lease of the system; null when nobody does.</summary>
    [JsonIgnore]
    public string? LeasedTo => Annotations?.GetValueOrDefault(LeaseAnnotation);

    /// <summary>The policy that decides how many replicas it has, which then change by themselves; null where none does.</summary>
    [JsonIgnore]
    public string? Scaling => Annotations?.GetValueOrDefault(ScalingAnnotation);

    /// <summary>In which compilations our gateway has it, beside as it was deployed.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Compilations => Annotations?.GetValueOrDefault(CompilationsAnnotation)?.Split(',') ?? [];
}

/// <param name="Cpu">Thousandths of a core, on average since the one who asks asked last.</param>
/// <param name="TotalMemoryBytes">Resident memory of all replicas.</param>
internal sealed record FunctionUsage(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double Cpu,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double TotalMemoryBytes);

/// <summary>The body of POST <c>/system/scale-function/{name}</c>.</summary>
/// <param name="ServiceName">The function; the path says it too.</param>
/// <param name="Replicas">0 to 20. May be absent where a mode is given.</param>
/// <param name="Namespace">Must be the one there is.</param>
/// <param name="Mode">Ours, not OpenFaaS's: one of <see cref="ModeNames"/>.</param>
/// <param name="Compilation">Ours, too: one of the compilations that the configuration has; empty is as it was deployed at the
/// start.</param>
internal sealed record ScaleFunction(
    string? ServiceName, int? Replicas, string? Namespace = FunctionStatus.OnlyNamespace, string? Mode = null, string? Compilation = null);

/// <summary>What can be done to the processes of a function: values of <see cref="FunctionFault.Do"/>.</summary>
internal static class FaultNames
{
    public const string Kill = "kill";
    public const string Stop = "stop";
    public const string Restart = "restart";
}

/// <summary>The body of POST <c>/system/fault/{name}</c>, which is ours: does something to all processes of a function, to see what
/// fails meanwhile. The answer comes when it is done.</summary>
/// <param name="Do">One of <see cref="FaultNames"/>: SIGKILL; SIGSTOP, and SIGCONT later; SIGTERM.</param>
/// <param name="Seconds">How long they stand still, 0.05 to 600; 0 for the other two.</param>
internal sealed record FunctionFault(string? Do, double Seconds = 0);

/// <summary>The answer: to how many processes it was done.</summary>
internal sealed record FaultDone([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int Processes);

/// <summary>The body of PUT <c>/system/lease</c>, which takes the lease of the system, or renews it for who holds it: while it lasts, only
/// requests with its token change functions, and the load adds no replicas to warm ones, unless a policy scales them. DELETE gives it back,
/// GET tells who holds it. The token goes in <see cref="GatewayHeaders.Lease"/>, and is any text that nobody can guess.</summary>
/// <param name="Owner">Who it is, for a person who is refused: one line.</param>
/// <param name="Seconds">How long it lasts unless it is renewed: 1 to 300.</param>
internal sealed record TakeLease(string? Owner, double Seconds);

/// <summary>The lease as GET and PUT <c>/system/lease</c> tell it; without values when nobody holds it.</summary>
internal sealed record LeaseStatus(string? Owner = null, DateTimeOffset? Since = null, DateTimeOffset? ExpiresAt = null);

/// <summary>What the gateway refuses with: problem details (RFC 9457). Another server's may lack everything.</summary>
internal static class GatewayProblem
{
    private const int LongestText = 1000;

    /// <summary>Its detail, without what would command a terminal; null where the answer has none.</summary>
    public static async Task<string?> TextOfAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentType?.MediaType != "application/problem+json")
            return null;
        try
        {
            using var problem = JsonDocument.Parse(await content.ReadAsByteArrayAsync(cancellationToken));
            return problem.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("detail", out var detail)
                && detail.ValueKind == JsonValueKind.String && detail.GetString() is { Length: > 0 } text
                ? string.Concat(text.Where(letter => !char.IsControl(letter)).Take(LongestText))
                : null;
        }
        // No JSON, or half a character in it.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>A line of <c>/system/logs</c>.</summary>
internal sealed record LogMessage(string Name, string Namespace, string Instance, DateTimeOffset Timestamp, string Text);

[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(FunctionStatus[]))]
[JsonSerializable(typeof(ScaleFunction))]
[JsonSerializable(typeof(LogMessage))]
[JsonSerializable(typeof(TakeLease))]
[JsonSerializable(typeof(LeaseStatus))]
[JsonSerializable(typeof(FunctionFault))]
[JsonSerializable(typeof(FaultDone))]
internal sealed partial class GatewayContractJson : JsonSerializerContext;
