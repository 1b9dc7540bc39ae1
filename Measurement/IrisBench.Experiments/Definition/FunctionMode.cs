using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Definition;

/// <summary>How the gateway runs a function.</summary>
public enum FunctionMode
{
    /// <summary>Replicas are kept; no cold starts in a round.</summary>
    [JsonStringEnumMemberName("warm")]
    Warm,

    /// <summary>Nothing runs between rounds; the first request of a round waits for a process.</summary>
    [JsonStringEnumMemberName("zero")]
    Zero,

    /// <summary>A process for each request, as the classic watchdog does and as the original ran.</summary>
    [JsonStringEnumMemberName("fork")]
    Fork,
}
