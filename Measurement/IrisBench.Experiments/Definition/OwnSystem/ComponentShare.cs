using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Definition.OwnSystem;

/// <summary>To what the use of a component of your own system is counted.</summary>
public enum ComponentShare
{
    /// <summary>To its side.</summary>
    [JsonStringEnumMemberName("work")]
    Work,

    /// <summary>To its side, and on a line of its own besides: gateways, proxies.</summary>
    [JsonStringEnumMemberName("platform")]
    Platform,

    /// <summary>To no side; it has a line of its own: what several sides use, as a database.</summary>
    [JsonStringEnumMemberName("shared")]
    Shared,
}
