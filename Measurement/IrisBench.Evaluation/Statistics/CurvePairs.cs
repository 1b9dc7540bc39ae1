namespace IrisBench.Evaluation.Statistics;

/// <summary>The rounds of a side and its reference at a point of a curve.</summary>
/// <param name="X">The abscissa.</param>
/// <param name="Side">Values of the side, a block each.</param>
/// <param name="Reference">Values of the reference in the same blocks.</param>
/// <param name="ErrorShare">The part of the error that may be spent at the look at which the point ended (<see cref="ErrorSpending"/>); 1 where nothing ends early.</param>
public sealed record CurvePairs(double X, IReadOnlyList<double> Side, IReadOnlyList<double> Reference, double ErrorShare = 1);
