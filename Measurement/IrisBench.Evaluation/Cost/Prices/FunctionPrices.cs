using System.ComponentModel.DataAnnotations;

namespace IrisBench.Evaluation.Cost.Prices;

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
