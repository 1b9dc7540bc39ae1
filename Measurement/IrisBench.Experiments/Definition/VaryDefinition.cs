using System.ComponentModel.DataAnnotations;

namespace IrisBench.Experiments.Definition;

/// <summary>What a sweep varies: one or two of these, each with the values that are tried. Each takes the place of the key of the same name.</summary>
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
