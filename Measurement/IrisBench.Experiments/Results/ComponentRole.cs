using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Results;

/// <summary>To what the use of a component is counted.</summary>
public enum ComponentRole
{
    /// <summary>The monolith.</summary>
    [JsonStringEnumMemberName("monolith")]
    Monolith,

    /// <summary>A function: all its replicas and forked processes.</summary>
    [JsonStringEnumMemberName("function")]
    Function,

    /// <summary>What the platform takes for itself: gateway, watchdogs, proxies.</summary>
    [JsonStringEnumMemberName("platform")]
    Platform,

    /// <summary>What several sides use: iris-server.</summary>
    [JsonStringEnumMemberName("shared")]
    Shared,

    /// <summary>A part of a system of your own, which its sides name.</summary>
    [JsonStringEnumMemberName("work")]
    Work,

    /// <summary>irisbench: load generator and sampler.</summary>
    [JsonStringEnumMemberName("generator")]
    Generator,
}
