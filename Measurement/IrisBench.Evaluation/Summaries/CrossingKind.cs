using System.Text.Json.Serialization;

namespace IrisBench.Evaluation.Summaries;

/// <summary>How a ratio runs past a value.</summary>
public enum CrossingKind
{
    /// <summary>It is above it at first and below it later.</summary>
    [JsonStringEnumMemberName("falls")]
    Falls,

    /// <summary>It is below it at first and above it later.</summary>
    [JsonStringEnumMemberName("rises")]
    Rises,

    /// <summary>It passes it more than once.</summary>
    [JsonStringEnumMemberName("several")]
    Several,

    /// <summary>It is above it at every point.</summary>
    [JsonStringEnumMemberName("alwaysAbove")]
    AlwaysAbove,

    /// <summary>It is below it at every point.</summary>
    [JsonStringEnumMemberName("alwaysBelow")]
    AlwaysBelow,
}
