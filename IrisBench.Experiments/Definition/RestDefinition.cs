namespace IrisBench.Experiments.Definition;

/// <summary>Between two rounds the run waits until the processes are as idle as in the baseline.</summary>
public sealed record RestDefinition
{
    /// <summary>Shortest wait, in seconds.</summary>
    public double MinimumSeconds { get; init; } = 0.2;

    /// <summary>Longest wait, in seconds; after it the round begins all the same, and says so.</summary>
    public double MaximumSeconds { get; init; } = 10;

    /// <summary>How many cores above the baseline still count as idle.</summary>
    public double ToleranceCores { get; init; } = 0.1;
}
