namespace IrisBench.Evaluation.Summaries;

/// <summary>Cost by request rate.</summary>
/// <param name="Side">The side.</param>
/// <param name="Model">The model.</param>
/// <param name="Points">Pipeline runs a second, money a month.</param>
public sealed record CostSeries(string Side, CostModel Model, IReadOnlyList<CurvePoint> Points);
