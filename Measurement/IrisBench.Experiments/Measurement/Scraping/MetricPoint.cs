namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>One line of a scrape.</summary>
internal sealed record MetricPoint(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
