namespace IrisBench.Evaluation.Summaries;

/// <summary>A point of a sweep.</summary>
public sealed record SweepPointSummary
{
    /// <summary>Its place, from 0: the <c>point</c> of its rounds.</summary>
    public required int Index { get; init; }

    /// <summary>Its value on each axis.</summary>
    public required IReadOnlyList<AxisValue> Values { get; init; }

    /// <summary>After how many rounds of each side it had enough and ended; null if it did not end early.</summary>
    public int? EndedEarlyAfter { get; init; }

    /// <summary>The part of the 5 % of error that its intervals may spend, 0 to 1, because it was looked at more than once.</summary>
    public required double ErrorShare { get; init; }

    /// <summary>Each side, in the experiment's order.</summary>
    public required IReadOnlyList<SideSummary> Sides { get; init; }

    /// <summary>Each other side against the reference.</summary>
    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    /// <summary>The reference against itself.</summary>
    public required IReadOnlyList<NoiseFloor> NoiseFloors { get; init; }

    /// <summary>What each side would cost under each model.</summary>
    public required IReadOnlyList<CostLine> Costs { get; init; }

    /// <summary>At which rates of pipeline runs pay-per-use and reserved pods cost the same.</summary>
    public required IReadOnlyList<BreakEven> BreakEvens { get; init; }
}
