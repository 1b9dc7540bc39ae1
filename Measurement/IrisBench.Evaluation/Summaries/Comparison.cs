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
/// <param name="RatioBounds">One-sided bounds of the ratio: it is above the lower one with 95 % certainty, and below the upper one with
/// 95 %. Where both lie within <see cref="Verdict.SameWithin"/>, the sides are the same. Null where the ratio is.</param>
/// <param name="Unpaired">What the same values say to who does not look at the blocks; the verdict does not.</param>
public sealed record Comparison(
    string Side, string Reference, string Measure, int Pairs, double? Ratio, Interval? RatioInterval, Verdict Verdict,
    Interval? RatioBounds = null, Unpaired? Unpaired = null);

/// <summary>A test that knows nothing of the blocks, and so may contradict the interval of the ratio, which does.</summary>
/// <param name="PValue">Two-sided, Mann-Whitney; null below 6 pairs.</param>
/// <param name="EffectSize">Cliff's delta, -1 to 1: how much more often the side's value is the larger.</param>
public sealed record Unpaired(double? PValue, double EffectSize);

/// <summary>What may be said of a difference.</summary>
/// <param name="Kind">In one word.</param>
/// <param name="Text">In a sentence, for the report.</param>
/// <param name="RoundsNeeded">About how many rounds would give one of the two other answers: the difference of the size seen, or that the
/// sides are the same. Null when there is an answer, or when as many as an experiment may have would not do.</param>
/// <param name="SameWithin">How small a difference does not matter, as a share of the reference; null in summaries of version 1 of the
/// format.</param>
public sealed record Verdict(VerdictKind Kind, string Text, int? RoundsNeeded = null, double? SameWithin = null);

/// <summary>What may be said of a difference.</summary>
public enum VerdictKind
{
    /// <summary>Too few rounds to say anything.</summary>
    [JsonStringEnumMemberName("tooFewRounds")]
    TooFewRounds,

    /// <summary>Neither a difference is shown nor that there is none that matters.</summary>
    [JsonStringEnumMemberName("notKnown")]
    NotKnown,

    /// <summary>No difference that matters: both one-sided bounds of the ratio lie within what the experiment calls the same.</summary>
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
