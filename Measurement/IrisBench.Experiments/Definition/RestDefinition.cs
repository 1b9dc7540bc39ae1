using System.ComponentModel.DataAnnotations;

namespace IrisBench.Experiments.Definition;

/// <summary>Between two rounds the run waits until the processes are as idle as in the baseline.</summary>
public sealed record RestDefinition
{
    /// <summary>Shortest wait, in seconds, 0 to 3600.</summary>
    [Range(0.0, 3600.0)]
    public double MinimumSeconds { get; init; } = 0.2;

    /// <summary>Longest wait, in seconds; after it the round begins all the same, and says so.</summary>
    [Range(0.0, 3600.0)]
    public double MaximumSeconds { get; init; } = 10;

    /// <summary>How many cores above the baseline still count as idle.</summary>
    [Range(0.0, 1024.0)]
    public double ToleranceCores { get; init; } = 0.1;
}
