using System.ComponentModel.DataAnnotations;

namespace IrisBench.Evaluation.Cost.Prices;

/// <summary>What a provider asks, at a date: read from a file of the user's or one of those that come with irisbench.</summary>
public sealed record PriceSheet
{
    /// <summary>Version of this format.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the format this is written in: 1.</summary>
    [Range(CurrentSchema, CurrentSchema)]
    public required int Schema { get; init; }

    /// <summary>What the report calls it.</summary>
    [Required]
    public required string Name { get; init; }

    /// <summary>Provider, region, and what is not in the prices.</summary>
    [Required]
    public required string Description { get; init; }

    /// <summary>The day on which the prices were read from their sources.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>ISO 4217: USD, EUR, …</summary>
    [RegularExpression("^[A-Z]{3}$")]
    public required string Currency { get; init; }

    /// <summary>Functions paid per use.</summary>
    public required FunctionPrices Functions { get; init; }

    /// <summary>Pods paid for what they reserve.</summary>
    public required PodPrices Pods { get; init; }
}

/// <summary>What a provider asks for functions paid per use. A gigabyte is 1024 megabytes of 2^20 bytes, as providers count.</summary>
public sealed record FunctionPrices
{
    /// <summary>Where the prices stand, as a web address.</summary>
    [Required]
    public required string Source { get; init; }

    /// <summary>Price of a gigabyte of memory for a second.</summary>
    [Range(0, 1e6)]
    public required double PerGigabyteSecond { get; init; }

    /// <summary>Price of a million requests.</summary>
    [Range(0, 1e6)]
    public required double PerMillionRequests { get; init; }

    /// <summary>Durations are rounded up to a multiple of this, in milliseconds.</summary>
    [Range(1, 60_000)]
    public int BilledMilliseconds { get; init; } = 1;

    /// <summary>Smallest memory of a function, in megabytes.</summary>
    [Range(1, 1_048_576)]
    public required int MinimumMegabytes { get; init; }

    /// <summary>Largest memory of a function, in megabytes.</summary>
    [Range(1, 1_048_576)]
    public required int MaximumMegabytes { get; init; }

    /// <summary>Memory grows from the smallest in steps of this, in megabytes.</summary>
    [Range(1, 1_048_576)]
    public int StepMegabytes { get; init; } = 1;

    /// <summary>Memory that comes with one vCPU, in megabytes; absent where CPU does not depend on memory.</summary>
    [Range(1, 1_048_576)]
    public int? MegabytesPerVcpu { get; init; }

    /// <summary>Memory of every function, in megabytes, whatever was measured; absent to take it from the measurement.</summary>
    [Range(1, 1_048_576)]
    public int? FixedMegabytes { get; init; }

    /// <summary>What is free each month; absent if nothing is.</summary>
    public FreeTier? FreeTier { get; init; }
}

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

/// <summary>The memory sizes that go with a number of vCPUs.</summary>
/// <param name="Vcpu">vCPUs.</param>
/// <param name="Gigabytes">Sizes of memory, in gigabytes.</param>
public sealed record PodSizes(
    [property: Range(0.001, 1024)] double Vcpu,
    [property: MinLength(1)] IReadOnlyList<double> Gigabytes);

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
