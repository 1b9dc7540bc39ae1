using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

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

/// <summary>How a load decides when to send.</summary>
public enum LoadKind
{
    /// <summary>One after the other, as the original's script.</summary>
    [JsonStringEnumMemberName("sequential")]
    Sequential,

    /// <summary>A fixed number of callers, each waiting for its answer. A slow system is asked less often.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,

    /// <summary>At intended times, whatever the system does; latency counts from the intended time, so a stall is not omitted
    /// (coordinated omission, Gil Tene).</summary>
    [JsonStringEnumMemberName("open")]
    Open,
}

/// <summary>How the arrivals of an open load are spaced.</summary>
public enum ArrivalProcess
{
    /// <summary>Evenly.</summary>
    [JsonStringEnumMemberName("constant")]
    Constant,

    /// <summary>As independent callers do: exponential gaps, from the seed of the order.</summary>
    [JsonStringEnumMemberName("poisson")]
    Poisson,
}
