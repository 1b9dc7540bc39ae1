using System.Text.Json.Serialization;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Summaries;

/// <summary>What a sweep found: <c>summary.json</c> of its folder.</summary>
public sealed record SweepSummary
{
    /// <summary>Version of this format.</summary>
    public const int CurrentSchema = 2;

    /// <summary>Version of the format this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>The run.</summary>
    public required RunHeader Run { get; init; }

    /// <summary>What varies; the first is the horizontal axis.</summary>
    public required IReadOnlyList<SweepAxis> Axes { get; init; }

    /// <summary>The points, the first axis slowest.</summary>
    public required IReadOnlyList<SweepPointSummary> Points { get; init; }

    /// <summary>Where the ratios to the reference pass the value that was asked for, by side, measure and value of the second
    /// axis.</summary>
    public required IReadOnlyList<Crossing> Crossings { get; init; }

    /// <summary>Which prices the costs are reckoned by.</summary>
    public required string PriceSheet { get; init; }

    /// <summary>Their currency, ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>What a reader has to know before trusting the figures.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Whether something is left to be said of any point.</summary>
    [JsonIgnore]
    public bool HasAnswer => Points.Any(point => RunSummary.IsAnswered(Run.Experiment, point.Sides, point.Comparisons));
}

/// <summary>Something that a sweep varies.</summary>
/// <param name="Name">Its key in the experiment's <c>vary</c>.</param>
/// <param name="Label">What readers call it.</param>
/// <param name="IsOrdered">Whether a value between two of its values means something.</param>
public sealed record SweepAxis(string Name, string Label, bool IsOrdered);

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

/// <summary>A value on an axis of a sweep.</summary>
/// <param name="Axis">Name of the axis.</param>
/// <param name="Value">The value; of an axis without an order, a number that only tells it from the others.</param>
/// <param name="Text">The value as people write it.</param>
public sealed record AxisValue(string Axis, double Value, string Text);

/// <summary>Where the ratio of a side to the reference passes a value, along the first axis.</summary>
public sealed record Crossing
{
    /// <summary>The side.</summary>
    public required string Side { get; init; }

    /// <summary>The reference.</summary>
    public required string Reference { get; init; }

    /// <summary>One of <see cref="Measures"/>.</summary>
    public required string Measure { get; init; }

    /// <summary>The value.</summary>
    public required double Ratio { get; init; }

    /// <summary>Name of the axis along which it is passed.</summary>
    public required string Axis { get; init; }

    /// <summary>The value on the second axis; null where there is none.</summary>
    public AxisValue? Along { get; init; }

    /// <summary>How the ratio runs, by the medians.</summary>
    public required CrossingKind Kind { get; init; }

    /// <summary>Where the medians pass the value, ascending.</summary>
    public required IReadOnlyList<double> At { get; init; }

    /// <summary>Whether there were rounds enough for an interval.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>From where to where the ratio may be the value, 95 %; null where that is excluded at every point, or not known.</summary>
    public Interval? Possible { get; init; }

    /// <summary>Whether the crossing may lie before the first point.</summary>
    public bool IsOpenBelow { get; init; }

    /// <summary>Whether the crossing may lie behind the last point.</summary>
    public bool IsOpenAbove { get; init; }

    /// <summary>Seconds that the reference's load step takes there: the work of a call. Null where it is not the load that
    /// varies.</summary>
    public double? WorkSeconds { get; init; }

    /// <summary>The same at both ends of <see cref="Possible"/>.</summary>
    public Interval? WorkPossible { get; init; }
}

/// <summary>How a ratio runs past a value.</summary>
public enum CrossingKind
{
    /// <summary>It is above it at first and below it later.</summary>
    [JsonStringEnumMemberName("falls")]
    Falls,

    /// <summary>It is below it at first and above it later.</summary>
    [JsonStringEnumMemberName("rises")]
    Rises,

    /// <summary>It passes it more than once.</summary>
    [JsonStringEnumMemberName("several")]
    Several,

    /// <summary>It is above it at every point.</summary>
    [JsonStringEnumMemberName("alwaysAbove")]
    AlwaysAbove,

    /// <summary>It is below it at every point.</summary>
    [JsonStringEnumMemberName("alwaysBelow")]
    AlwaysBelow,
}
