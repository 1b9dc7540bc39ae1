using System.Text.Json.Serialization;

namespace IrisBench.Evaluation.Differences;

/// <summary>What may be said of a change from one run to another.</summary>
public enum ChangeKind
{
    /// <summary>One of the runs has fewer than 6 rounds: there is no interval.</summary>
    [JsonStringEnumMemberName("tooFewRounds")]
    TooFewRounds,

    /// <summary>The interval holds 1.</summary>
    [JsonStringEnumMemberName("noChangeShown")]
    NoChangeShown,

    /// <summary>The whole interval is on the better side.</summary>
    [JsonStringEnumMemberName("better")]
    Better,

    /// <summary>The whole interval is on the worse side, but not all of it past the threshold.</summary>
    [JsonStringEnumMemberName("worse")]
    Worse,

    /// <summary>The whole interval is past the threshold.</summary>
    [JsonStringEnumMemberName("regression")]
    Regression,
}
