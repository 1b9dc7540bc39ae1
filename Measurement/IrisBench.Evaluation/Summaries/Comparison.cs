using System.Text.Json.Serialization;

namespace IrisBench.Evaluation.Summaries;

/// <summary>One side against the reference in one measure.</summary>
/// <param name="Side">The side.</param>
/// <param name="Reference">The reference side.</param>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Pairs">Blocks in which both have a round that counts.</param>
/// <param name="Ratio">Median of the side by median of the reference; null where it would say nothing: below 6 pairs, and where the verdict
/// is withheld.</param>
/// <param name="RatioInterval">95 % interval of it, from a paired bootstrap over the blocks; null where the ratio is.</param>
/// <param name="Verdict">What may be said.</param>
/// <param name="Unpaired">What the same values say to who does not look at the blocks; the verdict does not.</param>
public sealed record Comparison(
    string Side, string Reference, string Measure, int Pairs, double? Ratio, Interval? RatioInterval, Verdict Verdict,
    Unpaired? Unpaired = null);

/// <summary>A test that knows nothing of the blocks, and so may contradict the interval of the ratio, which does.</summary>
/// <param name="PValue">Two-sided, Mann-Whitney; null below 6 pairs.</param>
/// <param name="EffectSize">Cliff's delta, -1 to 1: how much more often the side's value is the larger.</param>
public sealed record Unpaired(double? PValue, double EffectSize);

/// <summary>What may be said of a difference.</summary>
/// <param name="Kind">In one word.</param>
/// <param name="Text">In a sentence, for the report.</param>
/// <param name="RoundsNeeded">About how many rounds would show a difference of the size seen; null when one is shown or none was
/// seen.</param>
public sealed record Verdict(VerdictKind Kind, string Text, int? RoundsNeeded = null);

/// <summary>What may be said of a difference.</summary>
public enum VerdictKind
{
    /// <summary>Too few rounds to say anything.</summary>
    [JsonStringEnumMemberName("tooFewRounds")]
    TooFewRounds,

    /// <summary>The interval holds 1, or lies within the noise floor.</summary>
    [JsonStringEnumMemberName("noDifferenceShown")]
    NoDifferenceShown,

    /// <summary>The ratio is 1.00: what differs is less than half a per cent.</summary>
    [JsonStringEnumMemberName("same")]
    Same,

    /// <summary>There is no ratio of what was asked for; the text says why.</summary>
    [JsonStringEnumMemberName("withheld")]
    Withheld,

    /// <summary>The side's value is lower.</summary>
    [JsonStringEnumMemberName("lower")]
    Lower,

    /// <summary>The side's value is higher.</summary>
    [JsonStringEnumMemberName("higher")]
    Higher,
}

/// <summary>How far the reference side differs from itself.</summary>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Pairs">Blocks in which both rounds of the reference count.</param>
/// <param name="Ratio">Median of the second rounds by median of the first; 1 without noise.</param>
/// <param name="RatioInterval">95 % interval of it, by the same method as a comparison's; null below 6 pairs.</param>
public sealed record NoiseFloor(string Measure, int Pairs, double Ratio, Interval? RatioInterval);
