using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using IrisBench.Experiments.Load.Traces;

namespace IrisBench.Experiments.Definition;

/// <summary>How pipeline runs arrive in a round. A round ends when its last run has been answered.</summary>
public sealed record LoadDefinition
{
    /// <summary>Which of the five kinds.</summary>
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

    /// <summary>How arrivals of <see cref="LoadKind.Open"/> and <see cref="LoadKind.Stages"/> are spaced.</summary>
    public ArrivalProcess Arrivals { get; init; } = ArrivalProcess.Constant;

    /// <summary>How the rate changes in a round of <see cref="LoadKind.Stages"/>: 1 to 100 stages, one after the other, of 86400 seconds
    /// together at most.</summary>
    [MinLength(1)]
    [MaxLength(100)]
    public IReadOnlyList<StageDefinition>? Stages { get; init; }

    /// <summary>The trace of <see cref="LoadKind.Trace"/>: a file of time stamps, an access log, or a public trace of Azure's functions. In
    /// an experiment's file, from that file's folder on.</summary>
    public string? File { get; init; }

    /// <summary>How many times as fast a trace is played as it was recorded, 0.01 to 100000.</summary>
    [Range(TraceSelection.LeastSpeed, TraceSelection.MostSpeed)]
    public double Speed { get; init; } = 1;

    /// <summary>The share of a trace's calls that is played, 0.0001 to 100. Below 1 the seed of the order chooses for each call; above 1
    /// calls are repeated, the copies within a second of the trace's own time.</summary>
    [Range(TraceSelection.LeastScale, TraceSelection.MostScale)]
    public double Scale { get; init; } = 1;

    /// <summary>Where in a trace is begun, in seconds of its own time since its earliest call (of counts by minute, since their first
    /// minute), 0 to 1000000000.</summary>
    [Range(0.0, TraceSelection.MostSeconds)]
    public double From { get; init; }

    /// <summary>How much of a trace is played, in seconds of its own time, 0.001 to 1000000000; left out, all to its end.</summary>
    [Range(TraceSelection.LeastSeconds, TraceSelection.MostSeconds)]
    public double? Seconds { get; init; }

    /// <summary>The function, as a trace of Azure's functions names it, whose calls are played, alone or as
    /// <c>application/function</c>; left out, those of all.</summary>
    public string? Function { get; init; }
}

/// <summary>A stage of a load whose rate changes: one of <see cref="RatePerSecond"/> and <see cref="RampTo"/>.</summary>
public sealed record StageDefinition
{
    /// <summary>Arrivals a second in all of the stage, 0 (a pause) to 10000.</summary>
    [Range(0.0, 10_000.0)]
    public double? RatePerSecond { get; init; }

    /// <summary>Arrivals a second at the end of the stage, 0 to 10000. The rate changes evenly from that at the end of the stage before,
    /// or from 0.</summary>
    [Range(0.0, 10_000.0)]
    public double? RampTo { get; init; }

    /// <summary>How long the stage is, in seconds, 0.1 to 86400.</summary>
    [Range(0.1, 86_400.0)]
    public required double Seconds { get; init; }
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

    /// <summary>As <see cref="Open"/>, at a rate that changes by stages.</summary>
    [JsonStringEnumMemberName("stages")]
    Stages,

    /// <summary>As <see cref="Open"/>, at the times at which calls came that somebody recorded.</summary>
    [JsonStringEnumMemberName("trace")]
    Trace,
}

/// <summary>What kinds of load have in common.</summary>
public static class LoadKinds
{
    /// <summary>Whether runs are sent at intended times, whatever the system does: then their rate is the experiment's.</summary>
    public static bool IsOpen(this LoadKind kind) => kind is LoadKind.Open or LoadKind.Stages or LoadKind.Trace;
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
