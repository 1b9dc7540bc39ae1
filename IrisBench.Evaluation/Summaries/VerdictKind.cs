namespace IrisBench.Evaluation.Summaries;

/// <summary>What may be said of a difference.</summary>
public enum VerdictKind
{
    /// <summary>Too few rounds to say anything.</summary>
    TooFewRounds,

    /// <summary>The interval holds 1, or lies within the noise floor.</summary>
    NoDifferenceShown,

    /// <summary>The side's value is lower.</summary>
    Lower,

    /// <summary>The side's value is higher.</summary>
    Higher,
}
