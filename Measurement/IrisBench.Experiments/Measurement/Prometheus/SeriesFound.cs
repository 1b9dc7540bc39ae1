using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Measurement.Prometheus;

/// <summary>What a Prometheus server has.</summary>
/// <param name="Scope">Of what its figures are.</param>
/// <param name="Families">The series to read, with the components that are in them.</param>
/// <param name="Missing">Components of which it has nothing.</param>
/// <param name="IntervalSeconds">The longest scrape interval among them; 0 while nothing was scraped twice.</param>
internal sealed record SeriesFound(
    MeasuredScope Scope, IReadOnlyList<(SeriesFamily Family, IReadOnlyList<string> Components)> Families, IReadOnlyList<string> Missing, double IntervalSeconds);
