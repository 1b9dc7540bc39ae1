namespace IrisBench.Evaluation.Summaries;

/// <summary>A point of a drawn curve.</summary>
/// <param name="X">Its abscissa.</param>
/// <param name="Y">Its ordinate.</param>
public sealed record CurvePoint(double X, double Y);
