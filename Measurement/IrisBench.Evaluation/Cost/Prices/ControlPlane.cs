using System.ComponentModel.DataAnnotations;

namespace IrisBench.Evaluation.Cost.Prices;

/// <summary>What a managed cluster costs before anything runs in it.</summary>
public sealed record ControlPlane
{
    /// <summary>Whether to count it: who has a cluster already pays nothing more for one more pod.</summary>
    public bool Applies { get; init; }

    /// <summary>Price of an hour.</summary>
    [Range(0, 1e6)]
    public required double PerHour { get; init; }

    /// <summary>Where the price stands, as a web address.</summary>
    [Required]
    public required string Source { get; init; }
}
