using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Results;

/// <summary>What a round counts for.</summary>
public enum RoundKind
{
    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("warmUp")]
    WarmUp,

    /// <summary>The comparison.</summary>
    [JsonStringEnumMemberName("measured")]
    Measured,

    /// <summary>The reference side's second round of the block: the noise floor, and nothing else.</summary>
    [JsonStringEnumMemberName("noisePair")]
    NoisePair,
}
