using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Definition;

/// <summary>How a load decides when to send.</summary>
public enum LoadKind
{
    /// <summary>One after the other, as the original's script.</summary>
    [JsonStringEnumMemberName("sequential")]
    Sequential,

    /// <summary>A fixed number of callers, each waiting for its answer. A slow system is asked less often.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,

    /// <summary>
    /// At intended times, whatever the system does; latency counts from the intended time, so a stall is not omitted
    /// (coordinated omission, Gil Tene).
    /// </summary>
    [JsonStringEnumMemberName("open")]
    Open,
}
