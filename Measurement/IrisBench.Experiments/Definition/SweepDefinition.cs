using System.ComponentModel.DataAnnotations;

namespace IrisBench.Experiments.Definition;

/// <summary>How a sweep is evaluated and when a point of it has had enough.</summary>
public sealed record SweepDefinition
{
    /// <summary>The ratio to the reference whose crossing is looked for: 1.1 for "over 10 % more".</summary>
    [Range(1.001, 1000.0)]
    public double Crossing { get; init; } = 1.1;

    /// <summary>A point ends early when the interval of its time, relative to the reference's where there is one, is no wider than this
    /// to either side: 0.05 for 5 %. Null runs all rounds. It is looked at a few fixed times, and all intervals are made wider for it,
    /// so that they hold what they say however it ends.</summary>
    [Range(0.001, 1.0)]
    public double? EnoughHalfWidth { get; init; }
}

/// <summary>What a sweep varies: one or two of these, each with the values that are tried.
/// Each takes the place of the key of the same name.</summary>
public sealed record VaryDefinition
{
    /// <summary>Iterations of the load step.</summary>
    [MinLength(2)]
    public IReadOnlyList<int>? Iterations { get; init; }

    /// <summary>Rows and columns of the load's matrices.</summary>
    [MinLength(2)]
    public IReadOnlyList<int>? Size { get; init; }

    /// <summary>Bytes that are added to the request of the load step.</summary>
    [MinLength(2)]
    public IReadOnlyList<int>? PayloadBytes { get; init; }

    /// <summary>Length of the chain, 1 to 8; needs a step of your own that repeats as a chain.</summary>
    [MinLength(2)]
    public IReadOnlyList<int>? Chain { get; init; }

    /// <summary>Calls at once in the fan-out, 1 to 8; needs a step of your own that repeats as a fan-out.</summary>
    [MinLength(2)]
    public IReadOnlyList<int>? FanOut { get; init; }

    /// <summary>Callers at once; needs a closed load.</summary>
    [MinLength(2)]
    public IReadOnlyList<int>? Concurrency { get; init; }

    /// <summary>Arrivals a second; needs an open load.</summary>
    [MinLength(2)]
    public IReadOnlyList<double>? RatePerSecond { get; init; }

    /// <summary>How the gateway runs the functions, on every side of functions.</summary>
    [MinLength(2)]
    public IReadOnlyList<FunctionMode>? Mode { get; init; }

    /// <summary>How the functions' programs are compiled, on every side of functions.</summary>
    [MinLength(2)]
    public IReadOnlyList<FunctionCompilation>? Compilation { get; init; }
}
