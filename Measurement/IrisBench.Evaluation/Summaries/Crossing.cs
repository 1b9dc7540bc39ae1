namespace IrisBench.Evaluation.Summaries;

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

    /// <summary>Seconds that the reference's load step takes there: the work of a call. Null where it is not the load that varies.</summary>
    public double? WorkSeconds { get; init; }

    /// <summary>The same at both ends of <see cref="Possible"/>.</summary>
    public Interval? WorkPossible { get; init; }
}
