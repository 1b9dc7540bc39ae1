using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Summaries;

/// <summary>What a sweep found: <c>summary.json</c> of its folder.</summary>
public sealed record SweepSummary
{
    /// <summary>Version of this format.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the format this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>The run.</summary>
    public required RunHeader Run { get; init; }

    /// <summary>What varies; the first is the horizontal axis.</summary>
    public required IReadOnlyList<SweepAxis> Axes { get; init; }

    /// <summary>The points, the first axis slowest.</summary>
    public required IReadOnlyList<SweepPointSummary> Points { get; init; }

    /// <summary>Where the ratios to the reference pass the value that was asked for, by side, measure and value of the second axis.</summary>
    public required IReadOnlyList<Crossing> Crossings { get; init; }

    /// <summary>Which prices the costs are reckoned by.</summary>
    public required string PriceSheet { get; init; }

    /// <summary>Their currency, ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>What a reader has to know before trusting the figures.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
