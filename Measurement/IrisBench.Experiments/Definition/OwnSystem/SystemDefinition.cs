using System.ComponentModel.DataAnnotations;

namespace IrisBench.Experiments.Definition.OwnSystem;

/// <summary>A system of your own: what a pipeline run asks of it, and where its CPU and memory are told. docs/own-system.md has an example.</summary>
public sealed record SystemDefinition
{
    /// <summary>What the path of each step is joined to: <c>http://127.0.0.1:8080</c>. A template of the environment.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The requests of a pipeline run, in order; 1 to 32.</summary>
    [MinLength(1)]
    [MaxLength(32)]
    public required IReadOnlyList<StepDefinition> Steps { get; init; }

    /// <summary>What is watched of it, 1 to 16.</summary>
    [MinLength(1)]
    [MaxLength(16)]
    public required IReadOnlyList<ComponentDefinition> Components { get; init; }
}
