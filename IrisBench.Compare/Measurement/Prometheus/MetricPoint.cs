namespace IrisBench.Compare.Measurement.Prometheus;

/// <summary>One line of a scrape.</summary>
internal sealed record MetricPoint(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
