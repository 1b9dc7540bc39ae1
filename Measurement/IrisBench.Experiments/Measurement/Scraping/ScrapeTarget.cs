namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>A <c>/metrics</c> and the components it tells of.</summary>
/// <param name="Process">The process that answers.</param>
/// <param name="Address">Where.</param>
/// <param name="Functions">Functions whose figures it has too: the gateway's.</param>
internal sealed record ScrapeTarget(string Process, Uri Address, IReadOnlyList<string> Functions);
