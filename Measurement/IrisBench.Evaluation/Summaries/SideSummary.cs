namespace IrisBench.Evaluation.Summaries;

/// <summary>One side.</summary>
public sealed record SideSummary
{
    /// <summary>Its name.</summary>
    public required string Side { get; init; }

    /// <summary>Measured rounds that count.</summary>
    public required int Rounds { get; init; }

    /// <summary>Measured rounds that are void, and why.</summary>
    public required IReadOnlyList<string> VoidRounds { get; init; }

    /// <summary>Pipeline runs in the rounds that count, failed ones included.</summary>
    public required int PipelineRuns { get; init; }

    /// <summary>Failed ones, by reason.</summary>
    public required IReadOnlyDictionary<string, int> Errors { get; init; }

    /// <summary>Figures that each round has one of.</summary>
    public required IReadOnlyList<MeasureSummary> Measures { get; init; }

    /// <summary>Latency of single pipeline runs, all rounds together.</summary>
    public required LatencySummary Latency { get; init; }

    /// <summary>Latency of each step, in order.</summary>
    public required IReadOnlyList<StepSummary> Steps { get; init; }

    /// <summary>Cold starts, by step and kind; empty if there were none.</summary>
    public required IReadOnlyList<ColdStartSummary> ColdStarts { get; init; }

    /// <summary>What each component used, so that the sums can be taken apart.</summary>
    public required IReadOnlyList<ComponentSummary> Components { get; init; }
}
