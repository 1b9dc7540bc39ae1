using System.ComponentModel.DataAnnotations;

namespace IrisBench.Evaluation.Cost.Prices;

/// <summary>What a provider asks for pods. Billed is what they request, not what they use.</summary>
public sealed record PodPrices
{
    /// <summary>Where the prices stand, as a web address.</summary>
    [Required]
    public required string Source { get; init; }

    /// <summary>Price of a vCPU for an hour.</summary>
    [Range(0, 1e6)]
    public required double PerVcpuHour { get; init; }

    /// <summary>Price of a gigabyte (2^30 bytes) for an hour.</summary>
    [Range(0, 1e6)]
    public required double PerGigabyteHour { get; init; }

    /// <summary>The shortest time that is billed, in seconds.</summary>
    [Range(0, 86_400.0)]
    public double MinimumSeconds { get; init; }

    /// <summary>The sizes a pod can have.</summary>
    [MinLength(1)]
    public required IReadOnlyList<PodSizes> Sizes { get; init; }

    /// <summary>What the cluster itself costs; absent if nothing.</summary>
    public ControlPlane? ControlPlane { get; init; }
}
