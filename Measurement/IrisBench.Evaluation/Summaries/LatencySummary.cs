namespace IrisBench.Evaluation.Summaries;

/// <summary>Percentiles of single latencies in seconds, from an HDR histogram of three significant digits.</summary>
/// <param name="Count">Latencies; failed runs are not among them.</param>
/// <param name="P50">Median.</param>
/// <param name="P90">90th percentile.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="P99">99th percentile; null below 100 latencies, of which it would be the largest.</param>
/// <param name="Max">The largest.</param>
/// <param name="Curve">Points for a drawing of the distribution: share (0 to 1) of the latencies up to a value.</param>
public sealed record LatencySummary(long Count, double P50, double P90, double P95, double? P99, double Max, IReadOnlyList<CurvePoint> Curve);
