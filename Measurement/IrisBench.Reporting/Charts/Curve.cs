using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Charts;

/// <summary>A curve of a <see cref="CurveChart"/>.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Style">Classes of its colour and stroke.</param>
/// <param name="Points">By rising abscissa.</param>
internal sealed record Curve(string Label, string Style, IReadOnlyList<CurvePoint> Points);
