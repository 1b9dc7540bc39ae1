using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Sweeps;

/// <summary>The points along the first axis at one value of the second.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Along">The value of the second axis; null where there is none.</param>
/// <param name="Points">The points, by rising value of the first axis.</param>
public sealed record SweepLine(int Index, AxisValue? Along, IReadOnlyList<SweepPointSummary> Points)
{
    /// <summary>For a title: <c>, mode fork</c>, or nothing.</summary>
    public string Suffix => Along is { } value ? $", {value.Axis} {value.Text}" : "";
}
