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
