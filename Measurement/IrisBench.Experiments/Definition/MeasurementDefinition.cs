using System.ComponentModel.DataAnnotations;

namespace IrisBench.Experiments.Definition;

/// <summary>How the processes are watched.</summary>
public sealed record MeasurementDefinition
{
    /// <summary>Time between two samples of the timelines, in seconds. CPU seconds of a round do not depend on it: they are counter values at its edges.</summary>
    [Range(0.05, 60.0)]
    public double SampleSeconds { get; init; } = 0.5;

    /// <summary>How long everything is watched idle before the first round, in seconds.</summary>
    [Range(0.1, 600.0)]
    public double BaselineSeconds { get; init; } = 2;

    /// <summary>
    /// Scrapes of each process before anything counts, 0 to 1000: the first cost it several times what later ones do. Not
    /// done where a Prometheus server scrapes.
    /// </summary>
    [Range(0, 1000)]
    public int SettlingScrapes { get; init; } = 200;
}
