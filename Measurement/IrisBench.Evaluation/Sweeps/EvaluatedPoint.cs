using IrisBench.Evaluation.Sides;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Sweeps;

/// <summary>A point, its rounds for the curves through the points, and its warnings.</summary>
internal sealed record EvaluatedPoint(SweepPointSummary Summary, IReadOnlyList<SideRounds> Sides, IReadOnlyList<string> Warnings);
