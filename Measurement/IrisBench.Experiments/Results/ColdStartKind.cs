using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Results;

/// <summary>Why a request met a process that had never answered before.</summary>
public enum ColdStartKind
{
    /// <summary>A new process of a function that is kept running: first deployment, another replica, a restart.</summary>
    [JsonStringEnumMemberName("newProcess")]
    NewProcess,

    /// <summary>A process for this request alone.</summary>
    [JsonStringEnumMemberName("fork")]
    Fork,

    /// <summary>The function had been idle and scaled to zero.</summary>
    [JsonStringEnumMemberName("idleToZero")]
    IdleToZero,
}
