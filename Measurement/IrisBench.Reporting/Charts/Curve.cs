using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Charts;

/// <summary>A curve of a <see cref="CurveChart"/>.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Style">Classes of its colour and stroke.</param>
/// <param name="Points">By rising abscissa.</param>
internal sealed record Curve(string Label, string Style, IReadOnlyList<CurvePoint> Points)
{
    /// <summary>The interval of each point, null where there is none; with them every point is a dot. Empty for a curve of no points of its own.</summary>
    public IReadOnlyList<Interval?> Intervals { get; init; } = [];
}
