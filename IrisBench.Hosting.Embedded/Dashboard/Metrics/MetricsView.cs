namespace IrisBench.Hosting.Embedded.Dashboard;

// The figures, or why there are none.
internal sealed record MetricsView(IReadOnlyList<MetricView> Metrics, string? Source, string? Problem);
