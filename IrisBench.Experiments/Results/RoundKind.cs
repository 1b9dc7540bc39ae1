namespace IrisBench.Experiments.Results;

/// <summary>What a round counts for.</summary>
public enum RoundKind
{
    /// <summary>Nothing.</summary>
    WarmUp,

    /// <summary>The comparison.</summary>
    Measured,

    /// <summary>The reference side's second round of the block: the noise floor, and nothing else.</summary>
    NoisePair,
}
