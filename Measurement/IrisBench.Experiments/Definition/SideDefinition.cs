using System.ComponentModel.DataAnnotations;
using IrisBench.Experiments.Definition.OwnSystem;

namespace IrisBench.Experiments.Definition;

/// <summary>One side of the comparison.</summary>
public sealed record SideDefinition
{
    internal const string NamePattern = "^[a-z0-9][a-z0-9-]{0,62}$";

    /// <summary>Its name in every table: <c>monolith</c>, <c>functions-warm</c>, …; unique; lower-case letters, digits and hyphens, at most 63.</summary>
    [RegularExpression(NamePattern)]
    public required string Name { get; init; }

    /// <summary>How the Iris pipeline is packaged; this or <see cref="System"/> must be there.</summary>
    public Packaging? Packaging { get; init; }

    /// <summary>A system of your own, in place of a packaging of the Iris pipeline.</summary>
    public SystemDefinition? System { get; init; }

    /// <summary>How the gateway runs the functions; means nothing elsewhere.</summary>
    public FunctionMode Mode { get; init; } = FunctionMode.Warm;

    /// <summary>How the functions are compiled; left out, as the system has them: <c>r2r</c> in one that irisbench starts. Means nothing elsewhere.</summary>
    public FunctionCompilation? Compilation { get; init; }

    /// <summary>Replicas of each function in mode <see cref="FunctionMode.Warm"/>, 1 to 20.</summary>
    [Range(1, 20)]
    public int Replicas { get; init; } = 1;
}
