using System.ComponentModel.DataAnnotations;

namespace IrisBench.Evaluation.Cost.Prices;

/// <summary>What is free each month.</summary>
public sealed record FreeTier
{
    /// <summary>Whether to count it: an account has it once, for everything it runs.</summary>
    public bool Applies { get; init; }

    /// <summary>Gigabyte-seconds a month.</summary>
    [Range(0, 1e12)]
    public required double GigabyteSeconds { get; init; }

    /// <summary>Requests a month.</summary>
    [Range(0, 1e12)]
    public required double Requests { get; init; }
}
