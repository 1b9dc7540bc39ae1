using System.Text.Json.Serialization;

namespace IrisBench.Evaluation.Summaries;

/// <summary>What may be said of a difference.</summary>
public enum VerdictKind
{
    /// <summary>Too few rounds to say anything.</summary>
    [JsonStringEnumMemberName("tooFewRounds")]
    TooFewRounds,

    /// <summary>The interval holds 1, or lies within the noise floor.</summary>
    [JsonStringEnumMemberName("noDifferenceShown")]
    NoDifferenceShown,

    /// <summary>The side's value is lower.</summary>
    [JsonStringEnumMemberName("lower")]
    Lower,

    /// <summary>The side's value is higher.</summary>
    [JsonStringEnumMemberName("higher")]
    Higher,
}
