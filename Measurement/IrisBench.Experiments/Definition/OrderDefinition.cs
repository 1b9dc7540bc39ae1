namespace IrisBench.Experiments.Definition;

/// <summary>
/// In which order the sides of a block run. Each block holds every side once (the reference twice with
/// <see cref="Experiment.NoiseFloor"/>), so that a slow minute of the machine hits all of them.
/// </summary>
public sealed record OrderDefinition
{
    /// <summary>Whether each block is shuffled (randomised multiple interleaved trials, Abedi and Brecht, ICPE 2017).</summary>
    public bool Randomised { get; init; } = true;

    /// <summary>Seed of the shuffle; chosen and recorded when absent.</summary>
    public int? Seed { get; init; }
}
