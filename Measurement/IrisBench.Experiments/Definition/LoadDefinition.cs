using System.ComponentModel.DataAnnotations;

namespace IrisBench.Experiments.Definition;

/// <summary>How pipeline runs arrive in a round. A round ends when its last run has been answered.</summary>
public sealed record LoadDefinition
{
    /// <summary>Which of the three kinds.</summary>
    public LoadKind Kind { get; init; } = LoadKind.Sequential;

    /// <summary>Pipeline runs in a round of <see cref="LoadKind.Sequential"/> or <see cref="LoadKind.Closed"/>, 1 to 100000.</summary>
    [Range(1, 100_000)]
    public int Runs { get; init; } = 1;

    /// <summary>Callers of <see cref="LoadKind.Closed"/>, each of which sends its next run when the last is answered, 1 to 256.</summary>
    [Range(1, 256)]
    public int Concurrency { get; init; } = 1;

    /// <summary>Arrivals a second of <see cref="LoadKind.Open"/>, 0.001 to 10000.</summary>
    [Range(0.001, 10_000.0)]
    public double RatePerSecond { get; init; } = 1;

    /// <summary>How long runs arrive in <see cref="LoadKind.Open"/>, in seconds, 0.1 to 86400.</summary>
    [Range(0.1, 86_400.0)]
    public double DurationSeconds { get; init; } = 10;

    /// <summary>How arrivals of <see cref="LoadKind.Open"/> are spaced.</summary>
    public ArrivalProcess Arrivals { get; init; } = ArrivalProcess.Constant;
}
