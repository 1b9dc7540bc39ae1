using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Summaries;

/// <summary>What a run found: <c>summary.json</c> of its folder, and all that a report shows besides the timelines.</summary>
public sealed record RunSummary
{
    /// <summary>Version of this format.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the format this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>The run.</summary>
    public required RunHeader Run { get; init; }

    /// <summary>Each side, in the experiment's order; the first is the reference.</summary>
    public required IReadOnlyList<SideSummary> Sides { get; init; }

    /// <summary>Each other side against the reference, for each measure that has a value in every round.</summary>
    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    /// <summary>The reference against itself, by measure; empty without noise pairs.</summary>
    public required IReadOnlyList<NoiseFloor> NoiseFloors { get; init; }

    /// <summary>What it would cost.</summary>
    public required CostSummary Cost { get; init; }

    /// <summary>The sampler's CPU seconds by those of everything it measured, 0 to 1: what measuring costs.</summary>
    public required double SamplerShare { get; init; }

    /// <summary>What a reader has to know before trusting the figures: voided rounds, no rest, outliers, too few rounds.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
