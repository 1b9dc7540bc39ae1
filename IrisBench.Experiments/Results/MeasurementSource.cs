namespace IrisBench.Experiments.Results;

/// <summary>Where the figures of the processes come from.</summary>
public enum MeasurementSource
{
    /// <summary>Each process's own <c>/metrics</c>, scraped directly.</summary>
    Scrape,

    /// <summary>A Prometheus server's HTTP API.</summary>
    Prometheus,
}
